import Type, { type Static, type TProperties, type TSchema } from 'typebox';

/** An object that refuses unknown properties: for everything that comes in. */
export const Strict = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A closed set of words, as a JSON Schema enum. */
export const OneOf = <const W extends readonly string[]>(words: W, options: { description?: string } = {}) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words], ...options });

/** A moment, ISO 8601 in UTC. */
export const Moment = Type.String({ format: 'date-time' });

export const Uuid = Type.String({ format: 'uuid' });

/** An id of a catalogue entry of ours (not the site's). */
export const CatalogId = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** Telegram promises at most 52 significant bits, so a JSON number is exact. */
export const TelegramId = Type.Integer({ minimum: 1, maximum: 4_503_599_627_370_495 });

/** An opaque place in a list: take it from `nextCursor`, never build one. */
export const Cursor = Type.String({ minLength: 1, maxLength: 512 });

export const PageLimit = Type.Integer({ minimum: 1, maximum: 100, default: 20 });

export const SearchText = Type.String({ maxLength: 100 });

/** A page of a keyset-paged list. `nextCursor` is null on the last page. */
export const Page = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });
export type Page<T> = { items: T[]; nextCursor: string | null };

export type { Static };
