import { LANGUAGES, type Language } from '@hookah/shared/closed-sets';
import { type Log, told } from '#src/log.ts';
import { TEXTS } from '#src/texts/texts.ts';
import type { Calls } from './calls.ts';

export type Profile = ReturnType<typeof createProfile>;

/** Whose language we don't speak reads English: Telegram asks for the default when it has nothing better. */
const DEFAULT: Language = 'en';

/** What Telegram shows about the bot outside its messages. A bot works without it: nothing here is fatal. */
export const createProfile = (deps: { call: Calls; log: Log; miniAppUrl: string | null }) => {
  const { call, log, miniAppUrl } = deps;

  const attempt = async (what: string, step: () => Promise<unknown>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      log.warn({ what, error: told(error) }, 'Telegram did not take a part of the profile');
    }
  };

  const describe = async (
    language: Language,
    code: { language_code?: string },
    signal: AbortSignal,
  ): Promise<void> => {
    if (signal.aborted) return;
    const t = TEXTS[language];
    const scope = { type: 'all_private_chats' } as const;
    await attempt('commands', () =>
      call('setMyCommands', { commands: t.commands, scope, ...code }, { signal }),
    );
    await attempt('description', () =>
      call('setMyDescription', { description: t.description, ...code }, { signal }),
    );
    await attempt('about', () =>
      call('setMyShortDescription', { short_description: t.shortDescription, ...code }, { signal }),
    );
  };

  return {
    /** The same on each start, so it may run on each start. */
    async publish(signal: AbortSignal): Promise<void> {
      await describe(DEFAULT, {}, signal);
      for (const language of LANGUAGES) await describe(language, { language_code: language }, signal);
      if (miniAppUrl !== null) {
        const button = menuButton(miniAppUrl, 'ru');
        await attempt('menu button', () => call('setChatMenuButton', { menu_button: button }, { signal }));
      }
    },

    /** The menu button's word has no language of its own: each chat gets it in the person's. */
    async setMenuButton(chatId: number, language: Language): Promise<void> {
      if (miniAppUrl === null) return;
      const button = menuButton(miniAppUrl, language);
      await attempt('menu button', () => call('setChatMenuButton', { chat_id: chatId, menu_button: button }));
    },
  };
};

const menuButton = (url: string, language: Language) =>
  ({ type: 'web_app', text: TEXTS[language].menuButton, web_app: { url } }) as const;
