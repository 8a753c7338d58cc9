import type { InlineButton, ReplyButton, ReplyMarkup } from '#src/telegram.ts';
import { byteLength } from '#src/text/utf8.ts';
import { badRequest } from './error.ts';
import { isRecord, json, type Params } from './params.ts';
import { buttonUrlProblem, isSecureOrLoopback } from './urls.ts';

const MAX_CALLBACK_BYTES = 64;
const MAX_BUTTONS = 100;

/** Reads and checks `reply_markup` as Telegram's server does. */
export function readReplyMarkup(params: Params): ReplyMarkup | undefined {
  const value = json(params, 'reply_markup', 'reply keyboard markup');
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw badRequest('object expected as reply markup');
  if (value.inline_keyboard !== undefined) {
    return { inline_keyboard: readRows(value.inline_keyboard, 'inline_keyboard', inlineButton) };
  }
  if (value.keyboard !== undefined) {
    return { ...keyboardLook(value), keyboard: readRows(value.keyboard, 'keyboard', replyButton) };
  }
  if (value.remove_keyboard === true) return { remove_keyboard: true };
  if (value.force_reply === true) return { force_reply: true, ...placeholder(value) };
  return undefined;
}

/** Only an inline keyboard can be attached to a message that exists. */
export function readInlineKeyboard(params: Params): { inline_keyboard: InlineButton[][] } | undefined {
  const markup = readReplyMarkup(params);
  if (markup && !('inline_keyboard' in markup)) throw badRequest('inline keyboard expected');
  return markup && markup.inline_keyboard.length > 0 ? markup : undefined;
}

function readRows<Button>(value: unknown, field: string, read: (button: unknown) => Button): Button[][] {
  if (!Array.isArray(value)) throw badRequest(`field "${field}" must be of type Array`);
  const rows = value.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" must be an Array of Arrays`);
    return row.map(read);
  });
  if (rows.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long');
  return rows.filter((row) => row.length > 0);
}

function inlineButton(value: unknown): InlineButton {
  const { button, text } = buttonText(value, 'inline keyboard button');
  if (typeof button.url === 'string' && button.url !== '') {
    const problem = buttonUrlProblem(button.url);
    if (problem) throw badRequest(`inline keyboard button URL '${button.url}' is invalid: ${problem}`);
    return { text, url: button.url };
  }
  if (typeof button.callback_data === 'string' && button.callback_data !== '') {
    if (byteLength(button.callback_data) > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: button.callback_data };
  }
  if (button.web_app !== undefined) {
    return { text, web_app: readWebApp(button.web_app, 'inline keyboard button') };
  }
  if (typeof button.switch_inline_query === 'string') {
    return { text, switch_inline_query: button.switch_inline_query };
  }
  if (typeof button.switch_inline_query_current_chat === 'string') {
    return { text, switch_inline_query_current_chat: button.switch_inline_query_current_chat };
  }
  if (isRecord(button.copy_text) && typeof button.copy_text.text === 'string') {
    const copied = button.copy_text.text;
    if (copied.length < 1 || copied.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID');
    return { text, copy_text: { text: copied } };
  }
  throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
}

function replyButton(value: unknown): ReplyButton {
  if (typeof value === 'string') return { text: value };
  const { button, text } = buttonText(value, 'keyboard button');
  if (button.web_app !== undefined) return { text, web_app: readWebApp(button.web_app, 'keyboard button') };
  if (button.request_contact === true) return { text, request_contact: true };
  if (button.request_location === true) return { text, request_location: true };
  return { text };
}

function buttonText(value: unknown, what: string): { button: Record<string, unknown>; text: string } {
  if (!isRecord(value)) throw badRequest(`can't parse ${what}: ${upperFirst(what)} must be an Object`);
  if (value.text === undefined) throw badRequest(`can't parse ${what}: Can't find field "text"`);
  if (typeof value.text !== 'string') {
    throw badRequest(`can't parse ${what}: Field "text" must be of type String`);
  }
  if (value.text.trim() === '') throw badRequest(`${what} text must be non-empty`);
  return { button: value, text: value.text };
}

export function readWebApp(value: unknown, what: string): { url: string } {
  const url = isRecord(value) && typeof value.url === 'string' ? value.url : '';
  if (!isSecureOrLoopback(url)) {
    throw badRequest(`${what} Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  }
  return { url };
}

function keyboardLook(value: Record<string, unknown>) {
  return {
    ...(value.resize_keyboard === true ? { resize_keyboard: true } : {}),
    ...(value.one_time_keyboard === true ? { one_time_keyboard: true } : {}),
    ...(value.is_persistent === true ? { is_persistent: true } : {}),
    ...placeholder(value),
  };
}

function placeholder(value: Record<string, unknown>): { input_field_placeholder?: string } {
  return typeof value.input_field_placeholder === 'string'
    ? { input_field_placeholder: value.input_field_placeholder }
    : {};
}

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
