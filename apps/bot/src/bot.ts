import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import { Telegraf } from 'telegraf';
import type { Update, UserFromGetMe } from 'telegraf/types';
import type { Acquaintance } from './acquaintance.ts';
import { clip } from './clip.ts';
import type { BotContext } from './context.ts';
import { addFeature } from './features/add.ts';
import { anythingElse } from './features/anything-else.ts';
import { brandFeature } from './features/brand.ts';
import { cancelFeature } from './features/cancel.ts';
import { clearFeature } from './features/clear.ts';
import { deleteMeFeature } from './features/deleteme.ts';
import { exportFeature } from './features/export.ts';
import { followFeature } from './features/follow.ts';
import { friendFeature } from './features/friend.ts';
import { helpFeature } from './features/help.ts';
import { inlineFeature } from './features/inline.ts';
import { itemFeature } from './features/item.ts';
import { listFeature } from './features/list.ts';
import { noteFeature } from './features/note.ts';
import { opinionFeature } from './features/opinion.ts';
import { randomFeature } from './features/random.ts';
import { removeFeature } from './features/remove.ts';
import { settingsFeature } from './features/settings.ts';
import { shareFeature } from './features/share.ts';
import { shopFeature } from './features/shop.ts';
import { startFeature } from './features/start.ts';
import { statsFeature } from './features/stats.ts';
import { type Log, told } from './log.ts';
import { callbackAnswers } from './middlewares/callback-answers.ts';
import { dialogExit } from './middlewares/dialog-exit.ts';
import { membership } from './middlewares/membership.ts';
import { person } from './middlewares/person.ts';
import { privateChats } from './middlewares/private-chats.ts';
import { refusals } from './middlewares/refusals.ts';
import type { Messenger } from './telegram/messenger.ts';
import type { Profile } from './telegram/profile.ts';
import { TEXTS } from './texts/texts.ts';
import { originOf } from './update.ts';

export type BotDeps = {
  token: string;
  /** What getMe answered. */
  botInfo: UserFromGetMe;
  messenger: Messenger;
  profile: Profile;
  acquaintance: Acquaintance;
  apiFor: (person: { telegramId: number; requestId: string }) => ApiClient;
  miniAppUrl: string | null;
  log: Log;
};

export type Bot = {
  /** Works one update through. @throws what could not be helped: the update is to be tried again. */
  handle: (update: Update) => Promise<void>;
  /** Tells who wrote that it takes a while, or that it won't work. Never throws. */
  excuse: (update: Update, reason: 'waiting' | 'gaveUp') => Promise<void>;
};

/** Longer than the longest wait that Telegram may ask for; what lasts longer is stuck, and is tried again. */
const HANDLER_TIMEOUT_MS = 50_000;

export const createBot = (deps: BotDeps): Bot => {
  const bot = new Telegraf<BotContext>(deps.token, {
    handlerTimeout: HANDLER_TIMEOUT_MS,
    telegram: { webhookReply: false },
  });
  bot.botInfo = deps.botInfo;

  bot.use(membership(deps.acquaintance));
  bot.use(callbackAnswers(deps));
  bot.use(inlineFeature(deps));
  bot.use(privateChats(deps));
  bot.use(person(deps));
  bot.use(refusals(deps));
  bot.use(dialogExit);

  bot.use(startFeature(deps));
  bot.use(helpFeature());
  bot.use(addFeature());
  bot.use(brandFeature());
  bot.use(listFeature());
  bot.use(shopFeature());
  bot.use(itemFeature());
  bot.use(opinionFeature());
  bot.use(noteFeature());
  bot.use(randomFeature());
  bot.use(removeFeature());
  bot.use(clearFeature());
  bot.use(statsFeature());
  bot.use(exportFeature());
  bot.use(shareFeature());
  bot.use(friendFeature());
  bot.use(followFeature());
  bot.use(settingsFeature(deps));
  bot.use(deleteMeFeature(deps));
  bot.use(cancelFeature());
  bot.use(anythingElse());

  // Telegraf's own handler prints the update, with everything private in it, and ends the process.
  bot.catch((error) => {
    throw error;
  });

  return {
    handle: (update) => bot.handleUpdate(update),
    excuse: async (update, reason) => {
      const { chatId = null, sender = null, text = null } = originOf(update) ?? {};
      if (chatId === null || sender === null || chatId < 0) return;
      try {
        const t = TEXTS[deps.acquaintance.languageOf(sender)];
        await deps.messenger.send(chatId, { text: t[reason](text === null ? null : clip(text, 200)) });
      } catch (error) {
        deps.log.warn({ error: told(error) }, 'An excuse could not be sent');
      }
    },
  };
};

/** Whether trying again later, with nothing changed, may help. */
export const isPassing = (error: unknown): boolean => error instanceof ApiError && error.isTransient;
