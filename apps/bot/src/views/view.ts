import { type Action, encode } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import type { Html } from '#src/html.ts';
import type { Texts } from '#src/texts/texts.ts';

export type Button =
  | { text: string; action: Action }
  | { text: string; webApp: string }
  | { text: string; url: string };

export type Keyboard = readonly (readonly Button[])[];

/**
 * What the person is shown: one message. `picture` is the address of one to show above the words: as a link preview,
 * so that a message with a picture and one without become each other by an edit.
 */
export type View = { text: Html; keyboard?: Keyboard; picture?: string | null };

/** What every view needs to know of the one who looks at it. `miniAppUrl` null: there is no Mini App to open. */
export type Voice = { t: Texts; miniAppUrl: string | null };

/** Telegram sets no limit; a phone shows about forty letters. */
const BUTTON_LENGTH = 60;

const inlineButton = (button: Button) => {
  const text = clip(button.text, BUTTON_LENGTH);
  if ('action' in button) return { text, callback_data: encode(button.action) };
  if ('webApp' in button) return { text, web_app: { url: button.webApp } };
  return { text, url: button.url };
};

/** A keyboard in Telegram's own words; no rows take an earlier keyboard away. */
export const inlineKeyboard = (keyboard: Keyboard = []) => ({
  inline_keyboard: keyboard.filter((row) => row.length > 0).map((row) => row.map(inlineButton)),
});

export const appRow = ({ t, miniAppUrl }: Voice): Button[] =>
  miniAppUrl === null ? [] : [{ text: t.buttons.openApp, webApp: miniAppUrl }];

export const listButton = ({ t }: Voice): Button => ({
  text: t.buttons.openList,
  action: { kind: 'list', place: { view: 'all', page: 0 } },
});

export const addButton = ({ t }: Voice): Button => ({ text: t.buttons.add, action: { kind: 'ask' } });

/**
 * Both arrows always: what one presses next stays under the thumb. From the ends they lead around. `pages` null: nobody
 * counted them, and `hasMore` says whether another follows.
 */
export const pageButtons = (
  { t }: Voice,
  {
    page,
    pages,
    hasMore = false,
    turn,
  }: { page: number; pages: number | null; hasMore?: boolean; turn: (page: number) => Action },
): Button[] => {
  const button = (text: string, turned: number): Button => ({ text, action: turn(turned) });
  if (pages === null) {
    if (page === 0 && !hasMore) return [];
    const previous = page > 0 ? [button(t.buttons.previous, page - 1)] : [];
    const next = hasMore ? [button(t.buttons.next, page + 1)] : [];
    return [...previous, button(t.buttons.page(page + 1), page), ...next];
  }
  if (pages <= 1) return [];
  return [
    button(t.buttons.previous, (page + pages - 1) % pages),
    button(t.buttons.pageOf(page + 1, pages), page),
    button(t.buttons.next, (page + 1) % pages),
  ];
};

/** Rows of at most `width` buttons, the last ones filled evenly. */
export const rowsOf = (buttons: readonly Button[], width: number): Button[][] => {
  if (buttons.length === 0) return [];
  const rows = Math.ceil(buttons.length / width);
  const perRow = Math.ceil(buttons.length / rows);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
};
