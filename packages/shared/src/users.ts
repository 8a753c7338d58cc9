import Type, { type Static } from 'typebox';
import { LANGUAGES } from './closed-sets.ts';
import { Moment, Nullable, OneOf, Strict, TelegramId, Uuid } from './schema.ts';

export const Language = OneOf(LANGUAGES);
export type Language = Static<typeof Language>;

export const User = Type.Object({
  id: Uuid,
  telegramId: TelegramId,
  firstName: Type.String(),
  lastName: Nullable(Type.String()),
  username: Nullable(Type.String()),
  language: Language,
  languageChosen: Type.Boolean({ description: 'By the person; else it is as Telegram says' }),
  createdAt: Moment,
});
export type User = Static<typeof User>;

/** Null: as Telegram says again. */
export const PatchUser = Strict({ language: Nullable(Language) });
export type PatchUser = Static<typeof PatchUser>;

/** What Telegram says of a person in an update. `languageCode` is an IETF tag; absent leaves what is remembered. */
export const TelegramProfile = Strict({
  firstName: Type.String({ maxLength: 256 }),
  lastName: Type.Optional(Nullable(Type.String({ maxLength: 256 }))),
  username: Type.Optional(Nullable(Type.String({ maxLength: 64 }))),
  languageCode: Type.Optional(Nullable(Type.String({ maxLength: 35 }))),
  reachable: Type.Optional(Type.Boolean({ description: 'Whether the bot may write to them' })),
});
export type TelegramProfile = Static<typeof TelegramProfile>;
