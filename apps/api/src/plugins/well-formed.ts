import fp from 'fastify-plugin';

/**
 * PostgreSQL keeps neither NUL nor half a surrogate pair. They become U+FFFD at the door, as browsers do with them:
 * refusing would let one strange message block its chat for a day.
 */
export const wellFormedText = fp(
  async (app) => {
    app.addHook('preValidation', (request, _reply, done) => {
      request.body = wellFormed(request.body);
      request.query = wellFormed(request.query);
      request.params = wellFormed(request.params);
      done();
    });
  },
  { name: 'well-formed-text' },
);

export const wellFormed = (value: unknown): unknown => (isWellFormed(value) ? value : mended(value));

const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isWellFormed);
  if (typeof value !== 'object' || value === null) return true;
  for (const name in value) {
    if (!isWellFormed(name) || !isWellFormed(Reflect.get(value, name))) return false;
  }
  return true;
};

const mended = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD').toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [String(mended(name)), mended(inner)]),
  );
};
