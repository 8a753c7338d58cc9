import { type Bot, commandsKey, textFor } from '#src/bot.ts';
import type { Conversations } from '#src/chat/conversations.ts';
import type { Events } from '#src/events.ts';
import type { BotCommand, MenuButton } from '#src/telegram.ts';
import { badRequest } from './error.ts';
import type { Method, Methods } from './method.ts';
import { integer, isRecord, json, type Params, text } from './params.ts';
import { readWebApp } from './reply-markup.ts';
import { targetChat } from './target-chat.ts';

type Deps = { bot: Bot; conversations: Conversations; events: Events };

/** What a bot says about itself: commands, menu button, name and descriptions. */
export function profileMethods({ bot, conversations, events }: Deps): Methods {
  const changed = (): true => {
    events.emit({ kind: 'bot' });
    return true;
  };
  const setter =
    (texts: Map<string, string>, field: string, limit: number, what: string): Method =>
    (params) => {
      const value = text(params, field) ?? '';
      if (value.length > limit) throw badRequest(`${what} is too long`);
      if (value === '') texts.delete(language(params));
      else texts.set(language(params), value);
      return changed();
    };
  const getter =
    (texts: Map<string, string>, field: string, fallback = ''): Method =>
    (params) => ({ [field]: textFor(texts, language(params)) || fallback });

  return {
    setMyCommands(params) {
      bot.commands.set(keyOf(params), readCommands(params));
      return changed();
    },
    getMyCommands: (params) => bot.commands.get(keyOf(params)) ?? [],
    deleteMyCommands(params) {
      bot.commands.delete(keyOf(params));
      return changed();
    },

    setChatMenuButton(params) {
      const button = readMenuButton(params);
      if (integer(params, 'chat_id') === undefined) bot.menuButton = button;
      else targetChat(conversations, params).menuButton = button;
      return changed();
    },
    getChatMenuButton: (params) =>
      integer(params, 'chat_id') === undefined
        ? bot.menuButton
        : (targetChat(conversations, params).menuButton ?? bot.menuButton),

    setMyName: setter(bot.texts.name, 'name', 64, 'bot name'),
    getMyName: getter(bot.texts.name, 'name', bot.user.first_name),
    setMyDescription: setter(bot.texts.description, 'description', 512, 'bot description'),
    getMyDescription: getter(bot.texts.description, 'description'),
    setMyShortDescription: setter(
      bot.texts.shortDescription,
      'short_description',
      120,
      'bot short description',
    ),
    getMyShortDescription: getter(bot.texts.shortDescription, 'short_description'),
  };
}

const language = (params: Params): string => text(params, 'language_code') ?? '';

function keyOf(params: Params): string {
  const scope = json(params, 'scope', 'BotCommandScope');
  const type = isRecord(scope) && typeof scope.type === 'string' ? scope.type : 'default';
  const code = language(params);
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('LANGUAGE_CODE_INVALID');
  return commandsKey(isRecord(scope) && type === 'chat' ? `chat:${String(scope.chat_id)}` : type, code);
}

function readCommands(params: Params): BotCommand[] {
  const value = json(params, 'commands', 'bot commands');
  if (!Array.isArray(value)) throw badRequest("can't parse commands: Array of BotCommand expected");
  if (value.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return value.map((item: unknown) => {
    const command = isRecord(item) && typeof item.command === 'string' ? item.command.replace(/^\//, '') : '';
    const description = isRecord(item) && typeof item.description === 'string' ? item.description : '';
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    return { command, description };
  });
}

function readMenuButton(params: Params): MenuButton {
  const value = json(params, 'menu_button', 'menu button');
  if (value === undefined) return { type: 'default' };
  const type = isRecord(value) ? value.type : undefined;
  if (type === 'default' || type === 'commands') return { type };
  if (!isRecord(value) || type !== 'web_app') throw badRequest('MenuButton has unsupported type');
  if (typeof value.text !== 'string' || value.text === '') {
    throw badRequest('menu button text must be non-empty');
  }
  return { type, text: value.text, web_app: readWebApp(value.web_app, 'menu button') };
}
