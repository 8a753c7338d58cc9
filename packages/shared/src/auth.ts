import Type, { type Static } from 'typebox';
import { Moment, Strict } from './schema.ts';
import { User } from './users.ts';

/** `initData` is the raw query string as Telegram handed it to the Mini App, at most 4 KiB. */
export const ValidateInitData = Strict({ initData: Type.String({ minLength: 1, maxLength: 4096 }) });
export type ValidateInitData = Static<typeof ValidateInitData>;

export const RefreshTokens = Strict({ refreshToken: Type.String({ minLength: 20, maxLength: 200 }) });
export type RefreshTokens = Static<typeof RefreshTokens>;

/** The access token is a JWT for an hour; the refresh token is opaque and good for one use. */
export const Session = Type.Object({
  accessToken: Type.String(),
  accessTokenExpiresAt: Moment,
  refreshToken: Type.String(),
  refreshTokenExpiresAt: Moment,
  user: User,
});
export type Session = Static<typeof Session>;
