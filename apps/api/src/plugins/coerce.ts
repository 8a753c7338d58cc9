type Schema = { type?: unknown; properties?: unknown; items?: unknown };

const propertiesOf = (schema: unknown): Readonly<Record<string, Schema>> =>
  (schema as { properties?: Record<string, Schema> } | null)?.properties ?? {};

const one = (schema: Schema | undefined, value: unknown): unknown => {
  if (schema?.type === 'array') {
    return (Array.isArray(value) ? value : [value]).map((item) => one(schema.items as Schema, item));
  }
  const isNumber = schema?.type === 'integer' || schema?.type === 'number';
  return isNumber && typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
};

/**
 * Text as the schema's whole numbers and lists. Narrower than what JSON Schema libraries call coercion: "", "true"
 * and "1.5" stay text, to be refused, instead of becoming 0, 1 and 1.
 */
export const coerced = (schema: unknown, input: unknown): unknown => {
  if (typeof input !== 'object' || input === null) return input;
  const properties = propertiesOf(schema);
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      one(Object.hasOwn(properties, name) ? properties[name] : undefined, value),
    ]),
  );
};
