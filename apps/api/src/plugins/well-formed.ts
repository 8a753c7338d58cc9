import fp from 'fastify-plugin';

/**
 * PostgreSQL keeps neither NUL nor half a surrogate pair. They become U+FFFD at the door, as browsers do with them:
 * refusing would let one strange message block its chat for a day.
 */
export const wellFormedText = fp(
  async (app) => {
    app.addHook('preValidation', async (request) => {
      request.body = wellFormed(request.body);
      request.query = wellFormed(request.query);
      request.params = wellFormed(request.params);
    });
  },
  { name: 'well-formed-text' },
);

export const wellFormed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD').toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [wellFormed(name) as string, wellFormed(inner)]),
  );
};
