import type { BotCommand, MenuButton, User } from './telegram.ts';

export type BotProfile = { id: number; username: string; firstName: string };

/** The bot as Telegram knows it: who it is and what it has set about itself. */
export type Bot = {
  token: string;
  user: User;
  /** By scope and language, see `commandsKey`. */
  commands: Map<string, BotCommand[]>;
  menuButton: MenuButton;
  /** By language code, '' for everybody else. */
  texts: {
    name: Map<string, string>;
    description: Map<string, string>;
    shortDescription: Map<string, string>;
  };
};

export const TOKEN_PATTERN = /^[0-9]{1,16}:[A-Za-z0-9_-]{2,}$/;

export function createBot(token: string, profile: Partial<BotProfile> = {}): Bot {
  if (!TOKEN_PATTERN.test(token)) throw new TypeError('A bot token looks like 123456:abc-DEF');
  return {
    token,
    user: {
      id: profile.id ?? Number(token.split(':')[0]),
      is_bot: true,
      first_name: profile.firstName ?? 'Desk Bot',
      username: profile.username ?? 'desk_bot',
    },
    commands: new Map(),
    menuButton: { type: 'default' },
    texts: { name: new Map(), description: new Map(), shortDescription: new Map() },
  };
}

export const commandsKey = (scope: string, languageCode: string): string => `${scope}/${languageCode}`;

/** The list a person sees, narrowest scope first (https://core.telegram.org/bots/api#determining-list-of-commands). */
export function commandsFor(bot: Bot, chatId: number, languageCode = ''): BotCommand[] {
  for (const scope of [`chat:${chatId}`, 'all_private_chats', 'default']) {
    for (const language of [languageCode, '']) {
      const commands = bot.commands.get(commandsKey(scope, language));
      if (commands) return commands;
    }
  }
  return [];
}

export function textFor(texts: ReadonlyMap<string, string>, languageCode = ''): string {
  return texts.get(languageCode) ?? texts.get('') ?? '';
}
