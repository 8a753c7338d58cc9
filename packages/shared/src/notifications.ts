import Type, { type Static } from 'typebox';
import { ChatId } from './bot.ts';
import { TobaccoSummary } from './catalog.ts';
import { Nullable, OneOf, Strict, Uuid } from './schema.ts';
import { Language } from './users.ts';

/** What the bot tells of the catalogue without being asked. */
export const NEWS_KINDS = ['new', 'limited', 'discontinued', 'back'] as const;

/** News of a tobacco: on the person's wishlist, or (`new`) of a brand or line they follow. */
const News = Type.Object({
  kind: OneOf(NEWS_KINDS),
  tobacco: TobaccoSummary,
  url: Type.String({ description: 'The page on the catalogue site' }),
});

/** A friend will bring something of the person's list. What the catalogue lacks has a name of the person's own. */
const Claimed = Type.Object({
  kind: Type.Literal('claim'),
  itemId: Uuid,
  friend: Type.String(),
  tobacco: Nullable(TobaccoSummary),
  customName: Nullable(Type.String()),
});

export const NotificationEntry = Type.Union([News, Claimed]);
export type NotificationEntry = Static<typeof NotificationEntry>;

export const ClaimNotifications = Strict({
  limit: Type.Integer({ minimum: 1, maximum: 20, description: 'Messages, each of another chat' }),
  leaseSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
});
export type ClaimNotifications = Static<typeof ClaimNotifications>;

/** One message: all that one person is to be told now. `more`: how many entries there are beyond those named. */
export const Notification = Type.Object({
  leaseToken: Uuid,
  chatId: ChatId,
  language: Language,
  entries: Type.Array(NotificationEntry),
  more: Type.Integer(),
});
export type Notification = Static<typeof Notification>;

export const ClaimedNotifications = Type.Object({ items: Type.Array(Notification) });
export type ClaimedNotifications = Static<typeof ClaimedNotifications>;

/**
 * How sending ended. `unreachable`: the person blocked the bot or is gone, and is left alone until they come back;
 * `postponed`: Telegram asks to wait; `failed`: tried again later, and given up after the fifth time.
 */
export const SettleNotification = Type.Union([
  Strict({ leaseToken: Uuid, outcome: OneOf(['sent', 'unreachable']) }),
  Strict({
    leaseToken: Uuid,
    outcome: Type.Literal('postponed'),
    seconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
  }),
  Strict({ leaseToken: Uuid, outcome: Type.Literal('failed'), error: Type.String({ maxLength: 2000 }) }),
]);
export type SettleNotification = Static<typeof SettleNotification>;

/** `lost`: nothing is held by this lease any more. */
export const SettledNotification = Type.Object({
  state: OneOf(['sent', 'waiting', 'given_up', 'lost']),
});
export type SettledNotification = Static<typeof SettledNotification>;
