import { describe, expect, test } from 'vitest';
import type { Html } from '#src/html.ts';
import { addedView, type LineOutcome, summaryView } from '#src/views/added.ts';
import { brandView, candidatesView } from '#src/views/candidates.ts';
import { clearedView, clearQuestionView } from '#src/views/clear.ts';
import { greetingView } from '#src/views/greeting.ts';
import { itemView } from '#src/views/item.ts';
import { ITEMS_PER_PAGE, listView, pickerView } from '#src/views/list.ts';
import { inlineKeyboard, rowsOf, type View, type Voice } from '#src/views/view.ts';
import { item, LONG, longTobacco, tobacco, UUID, VOICES } from './samples.ts';

/** What Telegram counts: UTF-16 units once the markup is read. */
const visible = ({ html }: Html): string =>
  html
    .replace(/<\/?(b|i|code)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const longItem = item({ tobacco: longTobacco(), note: 'n&<'.repeat(160), state: 'tried' });
const longPage = {
  place: { view: 'all', page: 61 } as const,
  items: Array.from({ length: ITEMS_PER_PAGE }, () => longItem),
  total: 500,
  counts: { wanted: 400, purchased: 99, tried: 1 },
};
const query = '&<'.repeat(50);
const everyOutcome: LineOutcome[] = Array.from({ length: 5 }, () => [
  { kind: 'added' as const, item: longItem },
  { kind: 'existed' as const, item: longItem },
  { kind: 'unsure' as const, query },
  { kind: 'missing' as const, query },
]).flat();
const brand = {
  id: 1,
  slug: 'a'.repeat(58),
  name: LONG,
  altName: null,
  country: 'Россия',
  imageUrl: null,
  rating: 4.5,
  ratingsCount: 3,
  tobaccosCount: 21,
  description: null,
  status: null,
  url: 'https://example.org',
  lines: [],
};
const found = { query, tobaccos: Array.from({ length: 8 }, longTobacco), page: 3, hasMore: true };

const LARGEST: Record<string, (voice: Voice) => View> = {
  greeting: (voice) => greetingView(voice, LONG),
  list: (voice) => listView(voice, longPage, { text: voice.t.removed(LONG.slice(0, 80)), undo: UUID }),
  picker: (voice) => pickerView(voice, longPage, undefined, query),
  item: (voice) => itemView(voice, longItem, longPage.place),
  candidates: (voice) => candidatesView(voice, found),
  brand: (voice) => brandView(voice, brand, found),
  added: (voice) => addedView(voice, longItem, query),
  summary: (voice) => summaryView(voice, everyOutcome, 20),
  'all missing': (voice) =>
    summaryView(
      voice,
      Array.from({ length: 20 }, () => ({ kind: 'missing' as const, query })),
      20,
    ),
};

describe.each(VOICES.map((voice) => ({ voice, words: voice.t.menuButton })))(
  'in words of "$words"',
  ({ voice }) => {
    test.each(Object.entries(LARGEST))('B6 the largest %s stays below 4096 characters', (_name, view) => {
      const { text, keyboard = [] } = view(voice);
      expect(visible(text).length).toBeLessThanOrEqual(4096);
      for (const { text: label } of keyboard.flat()) expect(label.length).toBeGreaterThan(0);
      for (const button of inlineKeyboard(keyboard).inline_keyboard.flat()) {
        expect(button.text.length).toBeLessThanOrEqual(60);
        if ('callback_data' in button)
          expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
      }
    });

    test.each(Object.entries(LARGEST))('B5 everything foreign in the %s is escaped once', (_name, view) => {
      const { html } = view(voice).text;
      expect(html).not.toMatch(/&amp;(amp|lt|gt);/);
      expect(html.replace(/<\/?(b|i|code)>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    });
  },
);

const [ru] = VOICES as [Voice];

describe('B5 `<b>&"`', () => {
  test('as a tobacco stands in the list as it is written', () => {
    const items = [item({ tobacco: tobacco({ name: '<b>&"' }) })];
    const { text } = listView(ru, { ...longPage, items, place: { view: 'all', page: 0 } });
    expect(text.html).toContain('<b>Север — &lt;b&gt;&amp;"</b>');
  });

  test('as a first name is greeted as it is written', () => {
    expect(greetingView(ru, '<b>&"').text.html).toContain('Привет, <b>&lt;b&gt;&amp;"</b>!');
  });
});

test('B14 the question of /clear offers the harmless answer first', () => {
  const { keyboard = [] } = clearQuestionView(ru, 3);
  expect(keyboard.flat().map((button) => 'action' in button && button.action.kind)).toEqual([
    'keep',
    'clear',
  ]);
});

test.each([
  [1, 'убрали 1 табак.'],
  [2, 'убрали 2 табака.'],
  [5, 'убрали 5 табаков.'],
  [21, 'убрали 21 табак.'],
  [112, 'убрали 112 табаков.'],
])('Russian counts %i in its right form', (removed, words) => {
  expect(clearedView(ru, { removed, undoToken: null, restorableUntil: null }).text.html).toContain(words);
});

test('two tobaccos of one name in a brand are told apart by their lines', () => {
  const lines = ['Core', 'Rare'].map((name, index) =>
    tobacco({ id: index + 1, line: { id: index + 1, slug: name.toLowerCase(), name } }),
  );
  const { keyboard = [] } = candidatesView(ru, { query: 'кола', tobaccos: lines, page: 0, hasMore: false });
  expect(keyboard.flat().map((button) => button.text)).toEqual([
    'Север Core — Кола',
    'Север Rare — Кола',
    ru.t.buttons.custom,
  ]);
});

test('buttons of a row are spread evenly', () => {
  const buttons = Array.from({ length: 5 }, (_, index) => ({
    text: String(index),
    action: { kind: 'help' as const },
  }));
  expect(rowsOf(buttons, 4).map((row) => row.length)).toEqual([3, 2]);
});
