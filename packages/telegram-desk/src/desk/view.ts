import { type Bot, commandsFor, textFor } from '#src/bot.ts';
import type { Conversation } from '#src/chat/conversations.ts';
import { type ColorScheme, THEMES, type ThemeParams } from '#src/mini-app/themes.ts';
import type { Person } from '#src/person.ts';
import type { BotCommand, MenuButton, Message, ReplyKeyboard } from '#src/telegram.ts';

/** The conversation with one person, as the page shows it. */
export type ChatView = {
  person: Person;
  started: boolean;
  blocked: boolean;
  messages: Message[];
  keyboard: ReplyKeyboard | null;
  menuButton: MenuButton;
  commands: BotCommand[];
  description: string;
};

export type DeskView = {
  bot: { id: number; name: string; username: string };
  people: Person[];
  themes: Record<ColorScheme, ThemeParams>;
};

export function deskView(bot: Bot, people: Person[]): DeskView {
  const { id, first_name: name, username = '' } = bot.user;
  return { bot: { id, name: textFor(bot.texts.name) || name, username }, people, themes: THEMES };
}

export function chatView(bot: Bot, chat: Conversation): ChatView {
  const language = chat.person.languageCode;
  return {
    person: chat.person,
    started: chat.started,
    blocked: chat.blocked,
    messages: chat.entries.map((entry) => entry.message),
    keyboard: chat.keyboard,
    menuButton: chat.menuButton ?? bot.menuButton,
    commands: commandsFor(bot, chat.person.id, language),
    description: textFor(bot.texts.description, language),
  };
}
