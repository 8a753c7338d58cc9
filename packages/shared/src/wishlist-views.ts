import Type, { type Static } from 'typebox';
import { BrandRef, LineRef, Strength } from './catalog.ts';
import { EXPORT_FORMATS } from './closed-sets.ts';
import { Moment, Nullable, OneOf, Strict } from './schema.ts';
import { WishlistItem, WishlistQuery } from './wishlist.ts';

const { sort: _sort, ...filters } = WishlistQuery.properties;

export const CounterQuery = Strict(filters);
export type CounterQuery = Static<typeof CounterQuery>;

/**
 * A page of the list as one stands at the counter: brand by brand, line by line, what is still wanted first. Names of
 * one's own come last, under no brand. A group may go on on the next page.
 */
export const WishlistCounter = Type.Object({
  brands: Type.Array(
    Type.Object({
      brand: Nullable(BrandRef),
      lines: Type.Array(Type.Object({ line: Nullable(LineRef), items: Type.Array(WishlistItem) })),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type WishlistCounter = Static<typeof WishlistCounter>;

const Count = Type.Integer({ minimum: 0 });

/** Strength is the official one, else the one by ratings. Months are UTC, the latest first, at most 120 of them. */
export const WishlistStats = Type.Object({
  total: Count,
  states: Type.Object({ wanted: Count, purchased: Count, tried: Count }),
  verdicts: Type.Object({ again: Count, fine: Count, never: Count }),
  brands: Type.Array(Type.Object({ brand: BrandRef, items: Count, tried: Count })),
  strengths: Type.Array(Type.Object({ strength: Nullable(Strength), items: Count })),
  months: Type.Array(
    Type.Object({
      month: Type.String({ description: '2026-01' }),
      added: Count,
      purchased: Count,
      tried: Count,
    }),
  ),
});
export type WishlistStats = Static<typeof WishlistStats>;

export const ExportFormat = OneOf(EXPORT_FORMATS);
export type ExportFormat = Static<typeof ExportFormat>;

export const ExportQuery = Strict({ format: ExportFormat });
export type ExportQuery = Static<typeof ExportQuery>;

/** The whole list as a JSON file: not an envelope. */
export const WishlistExport = Type.Object({ exportedAt: Moment, items: Type.Array(WishlistItem) });
export type WishlistExport = Static<typeof WishlistExport>;
