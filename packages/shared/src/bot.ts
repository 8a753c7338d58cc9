import Type, { type Static } from 'typebox';
import { Moment, Nullable, Strict, Uuid } from './schema.ts';

/** Telegram's update_id: 32 bits today, nothing promises so for ever. */
const UpdateId = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** A chat's id; groups have negative ones. */
export const ChatId = Type.Integer({ minimum: -4_503_599_627_370_495, maximum: 4_503_599_627_370_495 });

/** `update` is the update as Telegram sent it. Without a chat (inline queries) `chatId` is the person's id or null. */
const IncomingUpdate = Strict({
  updateId: UpdateId,
  chatId: Nullable(ChatId),
  update: Type.Record(Type.String(), Type.Unknown()),
});
export type IncomingUpdate = Static<typeof IncomingUpdate>;

/** All of them or none. */
export const StoreUpdates = Strict({ updates: Type.Array(IncomingUpdate, { minItems: 1, maxItems: 100 }) });
export type StoreUpdates = Static<typeof StoreUpdates>;

export const StoredUpdates = Type.Object({
  stored: Type.Integer({ description: 'How many had not been here before' }),
});
export type StoredUpdates = Static<typeof StoredUpdates>;

export const OfUpdate = Strict({ updateId: UpdateId });

export const ClaimUpdates = Strict({
  limit: Type.Integer({ minimum: 1, maximum: 100 }),
  leaseSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
});
export type ClaimUpdates = Static<typeof ClaimUpdates>;

/** An update to work on now. Whoever holds `leaseToken` settles it; after `leasedUntil` another may claim it. */
export const ClaimedUpdate = Type.Object({
  updateId: UpdateId,
  chatId: Nullable(ChatId),
  update: Type.Record(Type.String(), Type.Unknown()),
  attempts: Type.Integer({ description: 'This one included' }),
  leaseToken: Uuid,
  leasedUntil: Moment,
});
export type ClaimedUpdate = Static<typeof ClaimedUpdate>;

/** The earliest unsettled update of each chat that nobody holds, so a chat's order is kept. */
export const ClaimedUpdates = Type.Object({
  items: Type.Array(ClaimedUpdate),
  nextInMs: Nullable(
    Type.Integer({ description: 'When the next one that is held or put off falls due; null: none is' }),
  ),
});
export type ClaimedUpdates = Static<typeof ClaimedUpdates>;

/** Whoever is not done in time says so before the lease is over. */
export const RenewUpdate = Strict({
  leaseToken: Uuid,
  leaseSeconds: ClaimUpdates.properties.leaseSeconds,
});
export type RenewUpdate = Static<typeof RenewUpdate>;

export const RenewedUpdate = Type.Object({ leasedUntil: Moment });
export type RenewedUpdate = Static<typeof RenewedUpdate>;

/** `failed` is tried again later, and parked after the fifth attempt, so that it never blocks its chat. */
export const SettleUpdate = Type.Union([
  Strict({ leaseToken: Uuid, outcome: Type.Literal('done') }),
  Strict({ leaseToken: Uuid, outcome: Type.Literal('failed'), error: Type.String({ maxLength: 2000 }) }),
]);
export type SettleUpdate = Static<typeof SettleUpdate>;

export const SettledUpdate = Type.Object({
  state: Type.Union([Type.Literal('done'), Type.Literal('pending'), Type.Literal('parked')]),
});
export type SettledUpdate = Static<typeof SettledUpdate>;

/** A multi-step conversation's state; what is in it is the bot's own affair. */
export const Dialog = Type.Object({ state: Nullable(Type.Record(Type.String(), Type.Unknown())) });
export type Dialog = Static<typeof Dialog>;

export const PutDialog = Strict({
  state: Type.Record(Type.String(), Type.Unknown()),
  ttlSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
});
export type PutDialog = Static<typeof PutDialog>;
