import Type, { type Static } from 'typebox';
import { CatalogId, Moment, Strict } from './schema.ts';
import { ShareToken } from './sharing.ts';

/** What is to be sent to a chat of the person's choice: a tobacco, or a list by its link. */
export const PrepareMessage = Type.Union([
  Strict({ tobaccoId: CatalogId }),
  Strict({ shareToken: ShareToken }),
]);
export type PrepareMessage = Static<typeof PrepareMessage>;

/** `id` is Telegram's, for the Mini App's `shareMessage`; it is this person's alone and good until `expiresAt`. */
export const PreparedMessage = Type.Object({ id: Type.String(), expiresAt: Moment });
export type PreparedMessage = Static<typeof PreparedMessage>;
