import { startTestApi, type TestApi } from '@hookah/api/testing';
import { type Message, type PersonDriver, startTelegramDesk, type TelegramDesk } from '@hookah/telegram-desk';
import { type RunningBot, type StartOptions, startBot } from '#src/app.ts';
import type { BotConfig } from '#src/config.ts';
import type { Log } from '#src/log.ts';

export const MINI_APP_URL = 'https://app.example.org/';

export type World = {
  api: TestApi;
  desk: TelegramDesk;
  /** What the bots said in their logs, as text. */
  logged: string[];
  /** Another bot process, as far as one can tell from outside. */
  bot: (changes?: Partial<BotConfig>, options?: Partial<StartOptions>) => Promise<RunningBot>;
  /** Somebody new, who opens the chat for the first time. */
  person: (profile?: { firstName?: string; languageCode?: string }) => PersonDriver;
  close: () => Promise<void>;
};

type Clock = () => Date;
type Database = NonNullable<Parameters<typeof startTestApi>[0]>['database'];

/** The real API on a real database, a Telegram of our own, and bots between them. */
export const startWorld = async (clock?: Clock, database?: Database): Promise<World> => {
  const api = await startTestApi({ ...(clock ? { clock } : {}), ...(database ? { database } : {}) });
  const desk = await startTelegramDesk({
    botToken: api.botToken,
    bot: { username: 'wishlist_bot' },
    webhookRetry: { baseMs: 20, maxMs: 100 },
  });
  const bots = new Set<RunningBot>();
  const logged: string[] = [];
  const say = (...parts: unknown[]) => logged.push(JSON.stringify(parts));
  const log: Log = { debug: say, info: say, warn: say, error: say };
  let lastId = 2000;

  return {
    api,
    desk,
    logged,
    async bot(changes = {}, options = {}) {
      const bot = await startBot({
        config: {
          token: api.botToken,
          telegramApiRoot: desk.url,
          apiUrl: api.baseUrl,
          apiKey: api.botKey,
          miniAppUrl: MINI_APP_URL,
          logFiles: null,
          logLevel: 'info',
          delivery: { mode: 'polling' },
          ...changes,
        },
        log,
        worker: { idleMs: 50 },
        sender: { idleMs: 50 },
        ...options,
      });
      bots.add(bot);
      return {
        ...bot,
        close: () => {
          bots.delete(bot);
          return bot.close();
        },
      };
    },
    person: ({ firstName = 'Анна', languageCode = 'ru' } = {}) =>
      desk.addPerson({ id: ++lastId, firstName, languageCode }),
    close: async () => {
      await Promise.all([...bots].map((bot) => bot.close()));
      await desk.close();
      await api.close();
    },
  };
};

/** The labels of a message's buttons, row by row. */
export const buttonsOf = (message: Message): string[][] =>
  message.reply_markup && 'inline_keyboard' in message.reply_markup
    ? message.reply_markup.inline_keyboard.map((row) => row.map(({ text }) => text))
    : [];

/** The callback data of the button with this label. */
export const dataOf = (message: Message, label: string): string => {
  const rows =
    message.reply_markup && 'inline_keyboard' in message.reply_markup
      ? message.reply_markup.inline_keyboard
      : [];
  const button = rows.flat().find(({ text }) => text.includes(label));
  if (button?.callback_data === undefined) throw new Error(`No button "${label}" asks the bot anything`);
  return button.callback_data;
};

/** Says something and gives back what the bot answers. */
export const ask = async (
  person: PersonDriver,
  text: string,
  expected: RegExp | string = /./,
): Promise<Message> => {
  person.sendText(text);
  return person.waitForMessage(expected);
};
