import type { Bot } from '#src/bot.ts';
import type { Conversation } from '#src/chat/conversations.ts';
import { findButton, type Matcher } from '#src/chat/matching.ts';
import type { InitDataOptions, InitDataSigner } from './init-data.ts';
import { launchUrl } from './launch.ts';
import type { ColorScheme } from './themes.ts';

export type OpeningOptions = InitDataOptions & {
  colorScheme?: ColorScheme;
  /** A button of the reply keyboard: Telegram gives such an app no init data, only the right to send data back. */
  fromKeyboard?: boolean;
};
export type Opened = { text: string; url: string; initData: string };

export type Opening = ReturnType<typeof createOpening>;

/** Turns a press of the menu button or of a web_app button into the address that the frame loads. */
export function createOpening(deps: { bot: Bot; signer: InitDataSigner; platform: string }) {
  const { bot, signer, platform } = deps;

  function initData(chat: Conversation, options: InitDataOptions = {}): string {
    return signer.sign(chat.person, chat.started || chat.writeAllowed, options);
  }

  function open(chat: Conversation, button: { text: string; url: string }, options: OpeningOptions): Opened {
    const signed = options.fromKeyboard ? '' : initData(chat, options);
    const { startParam, colorScheme = 'light' } = options;
    const launch = {
      initData: signed,
      platform,
      colorScheme,
      ...(startParam === undefined ? {} : { startParam }),
    };
    return { text: button.text, url: launchUrl(button.url, launch), initData: signed };
  }

  return {
    initData,
    open,
    openButton(chat: Conversation, matcher: Matcher | undefined, options: OpeningOptions): Opened {
      if (matcher === undefined) {
        const menu = chat.menuButton ?? bot.menuButton;
        if (menu.type !== 'web_app') throw new Error('The menu button of the bot opens no Mini App');
        return open(chat, { text: menu.text, url: menu.web_app.url }, options);
      }
      const found = findButton(chat, matcher);
      if (!found?.button.web_app) throw new Error(`There is no Mini App button ${String(matcher)}`);
      const { text, web_app: app } = found.button;
      return open(chat, { text, url: app.url }, { ...options, fromKeyboard: found.kind === 'reply' });
    },
  };
}
