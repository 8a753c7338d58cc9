import Type, { type Static } from 'typebox';
import { TobaccoSummary } from './catalog.ts';
import { Cursor, Moment, Nullable, PageLimit, Strict, Uuid } from './schema.ts';
import { ItemState, Priority } from './wishlist.ts';

/** Fits `?start=list_…` and `?startapp=list_…`. */
export const ShareToken = Type.String({ minLength: 22, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

/** Without `expiresInDays` the link works until it is revoked. */
export const CreateShare = Strict({
  title: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }))),
  expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
});
export type CreateShare = Static<typeof CreateShare>;

/** `claims` counts what friends said they bring. An expired link stays here for 30 days. */
export const Share = Type.Object({
  id: Uuid,
  token: ShareToken,
  title: Nullable(Type.String()),
  createdAt: Moment,
  expiresAt: Nullable(Moment),
  expired: Type.Boolean(),
  claims: Type.Integer(),
});
export type Share = Static<typeof Share>;

export const ShareList = Type.Object({ items: Type.Array(Share) });
export type ShareList = Static<typeof ShareList>;

/** Who brings it; everybody with the link sees it, its owner too. `mine`: whoever asks, when they say who they are. */
export const Claim = Type.Object({ firstName: Type.String(), mine: Type.Boolean() });
export type Claim = Static<typeof Claim>;

/** What others see of an item: neither the note nor what its owner thought of it. */
export const SharedItem = Type.Object({
  id: Uuid,
  tobacco: Nullable(TobaccoSummary),
  customName: Nullable(Type.String()),
  state: ItemState,
  priority: Priority,
  claim: Nullable(Claim),
});
export type SharedItem = Static<typeof SharedItem>;

export const SharedQuery = Strict({
  state: Type.Optional(ItemState),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(PageLimit),
});
export type SharedQuery = Static<typeof SharedQuery>;

export const SharedList = Type.Object({
  title: Nullable(Type.String()),
  owner: Type.Object({ firstName: Type.String() }),
  mine: Type.Boolean({ description: 'Whether it is the list of whoever asks' }),
  expiresAt: Nullable(Moment),
  items: Type.Array(SharedItem),
  nextCursor: Nullable(Type.String()),
});
export type SharedList = Static<typeof SharedList>;

/** `claim` is what holds now. */
export const ClaimedItem = Type.Object({ id: Uuid, claim: Nullable(Claim) });
export type ClaimedItem = Static<typeof ClaimedItem>;

/** What is on both lists: the 100 its owner wants most, `total` of all. */
export const Overlap = Type.Object({
  items: Type.Array(Type.Object({ tobacco: TobaccoSummary, theirs: ItemState, mine: ItemState })),
  total: Type.Integer(),
});
export type Overlap = Static<typeof Overlap>;
