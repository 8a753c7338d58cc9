import type { ApiClient } from '@hookah/shared/api-client';
import type { User } from '@hookah/shared/users';
import type { Context, MiddlewareFn } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Action } from './callback-data.ts';
import type { Dialogs } from './dialogs.ts';
import type { ChatFile } from './telegram/messenger.ts';
import type { View, Voice } from './views/view.ts';

/** What a feature gets beside Telegraf's own context. */
export type BotContext = Context & {
  person: User;
  voice: Voice;
  /** Speaks to the API in this person's name. */
  api: ApiClient;
  dialogs: Dialogs;
  /** What the pressed button means; undefined when no button was pressed, or none of ours. */
  action: Action | undefined;
  /** The searches the message of the pressed button is about, in their order. */
  queries: readonly string[];
  /** The key under which this update's write has its effect once, however often the update is worked through. */
  writeKey: (step: string) => { idempotencyKey: string };
  /** Shows it in the message of the pressed button; as a new message when there is none. */
  show: (view: View) => Promise<void>;
  /** Shows it as a new message. */
  send: (view: View) => Promise<void>;
  sendFile: (file: ChatFile) => Promise<void>;
  /** Changes the buttons of the pressed message as told. */
  rebutton: (change: (button: InlineKeyboardButton) => InlineKeyboardButton) => Promise<void>;
  /** What to say over the chat when the press of a button is answered. */
  toast: (text: string, options?: { isAlert: boolean }) => void;
};

/** A handler for buttons that mean `kind`. */
export const onAction =
  <K extends Action['kind']>(
    kind: K,
    handler: (ctx: BotContext, action: Extract<Action, { kind: K }>) => Promise<void>,
  ): MiddlewareFn<BotContext> =>
  (ctx, next) =>
    isKind(ctx.action, kind) ? handler(ctx, ctx.action) : next();

const isKind = <K extends Action['kind']>(
  action: Action | undefined,
  kind: K,
): action is Extract<Action, { kind: K }> => action?.kind === kind;
