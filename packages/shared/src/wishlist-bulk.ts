import Type, { type Static } from 'typebox';
import { TobaccoSummary } from './catalog.ts';
import { BULK } from './closed-sets.ts';
import { Strict } from './schema.ts';
import { WishlistItem } from './wishlist.ts';

/** One wish a line, at most 50 of at most 200 characters; list marks and empty lines don't matter. */
export const BulkAdd = Strict({
  text: Type.String({ minLength: 1, maxLength: BULK.longest, pattern: '\\S' }),
});
export type BulkAdd = Static<typeof BulkAdd>;

const LineItem = Type.Object({ line: Type.String(), item: WishlistItem });

/**
 * What became of each line: put on the list, there already, doubtful (its best candidates, for the person to pick
 * one), or not found at all. Only what is beyond doubt is added.
 */
export const BulkAdded = Type.Object({
  added: Type.Array(LineItem),
  listed: Type.Array(LineItem),
  doubts: Type.Array(Type.Object({ line: Type.String(), candidates: Type.Array(TobaccoSummary) })),
  misses: Type.Array(Type.String()),
});
export type BulkAdded = Static<typeof BulkAdded>;
