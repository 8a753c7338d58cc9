import { type Bot, commandsFor, textFor } from '#src/bot.ts';
import type { Conversation } from '#src/chat/conversations.ts';
import { kindOf } from '#src/chat/person-actions.ts';
import type { ChatKind } from '#src/chat/prepared.ts';
import { type Room, titleOf } from '#src/chat/rooms.ts';
import { type ColorScheme, THEMES, type ThemeParams } from '#src/mini-app/themes.ts';
import type { Person } from '#src/person.ts';
import type { BotCommand, MenuButton, Message, ReplyKeyboard } from '#src/telegram.ts';

/** The conversation with one person, as the page shows it. */
export type ChatView = {
  person: Person;
  started: boolean;
  blocked: boolean;
  messages: Message[];
  rooms: RoomView[];
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

export function chatView(bot: Bot, chat: Conversation, rooms: Room[]): ChatView {
  const language = chat.person.languageCode;
  return {
    person: chat.person,
    started: chat.started,
    blocked: chat.blocked,
    messages: chat.entries.map((entry) => entry.message),
    rooms: rooms.map((room) => roomView(room, chat)),
    keyboard: chat.keyboard,
    menuButton: chat.menuButton ?? bot.menuButton,
    commands: commandsFor(bot, chat.person.id, language),
    description: textFor(bot.texts.description, language),
  };
}

/** A chat among people as it stands in the list of one of them. */
export type RoomView = { id: number; kind: ChatKind; title: string };

export const roomView = (room: Room, { person }: Conversation): RoomView => ({
  id: room.id,
  kind: kindOf(room),
  title: titleOf(room, person),
});
