import Type, { type Static } from 'typebox';
import { Slug, Strength, TobaccoSummary } from './catalog.ts';
import { ITEM_STATES, LONGEST_CUSTOM_NAME, LONGEST_NOTE, VERDICTS, WISHLIST_SORTS } from './closed-sets.ts';
import {
  CatalogId,
  Cursor,
  Moment,
  Nullable,
  OneOf,
  Page,
  PageLimit,
  SearchText,
  Strict,
  Uuid,
} from './schema.ts';

export const ItemState = OneOf(ITEM_STATES);
export type ItemState = Static<typeof ItemState>;

export const Verdict = OneOf(VERDICTS);
export type Verdict = Static<typeof Verdict>;

/** 0 some day, 1 soon, 2 next. */
export const Priority = Type.Integer({ minimum: 0, maximum: 2 });

export const CustomName = Type.String({ minLength: 1, maxLength: LONGEST_CUSTOM_NAME, pattern: '\\S' });
export const Note = Type.String({ maxLength: LONGEST_NOTE });
const OwnRating = Type.Integer({ minimum: 1, maximum: 5 });

/** Exactly one of `tobacco` and `customName` is filled: the catalogue's entry, or a name it lacks. */
export const WishlistItem = Type.Object({
  id: Uuid,
  tobacco: Nullable(TobaccoSummary),
  customName: Nullable(Type.String()),
  state: ItemState,
  priority: Priority,
  note: Nullable(Type.String()),
  verdict: Nullable(Verdict),
  rating: Nullable(OwnRating),
  addedAt: Moment,
  purchasedAt: Nullable(Moment),
  triedAt: Nullable(Moment),
  version: Type.Integer({ minimum: 1, description: 'Grows with every change' }),
});
export type WishlistItem = Static<typeof WishlistItem>;

/** The filters are of the catalogue's entries: with one, names of one's own are left out. */
export const WishlistQuery = Strict({
  search: Type.Optional(SearchText),
  state: Type.Optional(ItemState),
  brand: Type.Optional(Slug),
  strength: Type.Optional(
    Type.Array(Strength, { maxItems: 5, description: 'The official one, else by ratings: any of these' }),
  ),
  tags: Type.Optional(Type.Array(CatalogId, { maxItems: 20, description: 'All of these' })),
  sort: Type.Optional(OneOf(WISHLIST_SORTS)),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(PageLimit),
});
export type WishlistQuery = Static<typeof WishlistQuery>;

/** `counts` are of the whole list, whatever the query asks. */
export const WishlistPage = Type.Object({
  items: Type.Array(WishlistItem),
  nextCursor: Nullable(Type.String()),
  counts: Type.Object({ wanted: Type.Integer(), purchased: Type.Integer(), tried: Type.Integer() }),
});
export type WishlistPage = Static<typeof WishlistPage>;

export const AddItem = Type.Union([Strict({ tobaccoId: CatalogId }), Strict({ customName: CustomName })]);
export type AddItem = Static<typeof AddItem>;

/** `created` is false when it was on the list already: then `item` is the one that was there, unchanged. */
export const AddedItem = Type.Object({ item: WishlistItem, created: Type.Boolean() });
export type AddedItem = Static<typeof AddedItem>;

/** `customName` is of entries that the catalogue lacks; one that another entry of the list has is refused as NAME_TAKEN. */
export const PatchItem = Strict({
  customName: Type.Optional(CustomName),
  state: Type.Optional(ItemState),
  purchasedAt: Type.Optional(
    Type.Union([Moment, Type.Null()], {
      description:
        'For an undo: when it was bought before, in place of now. Only with the state purchased, or tried (null: it was not bought)',
    }),
  ),
  triedAt: Type.Optional(
    Type.Union([Moment, Type.Null()], {
      description: 'For an undo: when it was tried before, in place of now. Only with the state tried',
    }),
  ),
  priority: Type.Optional(Priority),
  note: Type.Optional(Nullable(Note)),
  verdict: Type.Optional(Nullable(Verdict)),
  rating: Type.Optional(Nullable(OwnRating)),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description:
        'The version this change was made from: refused as CONFLICT when the item has another by now',
    }),
  ),
});
export type PatchItem = Static<typeof PatchItem>;

export const RemovedItem = Type.Object({ id: Uuid, restorableUntil: Moment });
export type RemovedItem = Static<typeof RemovedItem>;

export const RemovedQuery = Strict({ cursor: Type.Optional(Cursor), limit: Type.Optional(PageLimit) });
export type RemovedQuery = Static<typeof RemovedQuery>;

/** What can still be restored, by `POST /wishlist/items/:id/restore`: the last removed first, each thing once. */
export const RemovedPage = Page(
  Type.Object({ item: WishlistItem, removedAt: Moment, restorableUntil: Moment }),
);
export type RemovedPage = Static<typeof RemovedPage>;

/** `undoToken` gives all of them back by `POST /wishlist/restore`; null when the list was empty. */
export const ClearedWishlist = Type.Object({
  removed: Type.Integer(),
  undoToken: Nullable(Uuid),
  restorableUntil: Nullable(Moment),
});
export type ClearedWishlist = Static<typeof ClearedWishlist>;

export const RestoreWishlist = Strict({ undoToken: Uuid });
export type RestoreWishlist = Static<typeof RestoreWishlist>;

/** What was added anew meanwhile is not doubled, so `restored` may be less than was removed. */
export const RestoredWishlist = Type.Object({ restored: Type.Integer() });
export type RestoredWishlist = Static<typeof RestoredWishlist>;
