import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Place, SettingsPage } from '#src/callback-data.ts';
import type { Html } from '#src/html.ts';
import { addedView, alreadyListedView, type LineOutcome, summaryView } from '#src/views/added.ts';
import { brandView, linesView } from '#src/views/brand.ts';
import { candidatesView, missingView } from '#src/views/candidates.ts';
import { clearedView, clearQuestionView, unclearedView } from '#src/views/clear.ts';
import { exportView } from '#src/views/export.ts';
import { followsView, foundBrandsView } from '#src/views/follow.ts';
import { friendView, overlapView } from '#src/views/friend.ts';
import { askView, greetingView, helpView, hintView, privateOnlyView } from '#src/views/greeting.ts';
import {
  itemView,
  noteQuestionView,
  randomView,
  ratingView,
  removedView,
  restoredView,
  verdictView,
} from '#src/views/item.ts';
import { brandsView, ITEMS_PER_PAGE, listView, pickerView } from '#src/views/list.ts';
import { farewellQuestionView, quietToView, settingsView } from '#src/views/settings.ts';
import { revokeQuestionView, shareCardView, sharesView } from '#src/views/share.ts';
import { shopView } from '#src/views/shop.ts';
import { statsView } from '#src/views/stats.ts';
import { inlineKeyboard, rowsOf, type View, type Voice } from '#src/views/view.ts';
import { item, LONG, longTobacco, tobacco, UUID, VOICES } from './samples.ts';

const TAGS = /<\/?(?:b|i|code|a)>|<a href="[^"<>]*">/g;

/** What Telegram counts: UTF-16 units once the markup is read. */
const visible = ({ html }: Html): string =>
  html
    .replace(TAGS, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const longItem = item({
  tobacco: longTobacco(),
  note: 'n&<'.repeat(166),
  state: 'tried',
  verdict: 'again',
  rating: 5,
});
const site = `https://example.org/tobaccos/${'a'.repeat(200)}?a="<b>&`;
const longCard = {
  item: longItem,
  tobacco: {
    ...longTobacco(),
    description: LONG,
    url: site,
    addedOn: null,
    checkedAt: '2020-01-01T00:00:00Z',
  },
  now: new Date('2026-01-01'),
};
const place: Place = { view: 'all', page: 61, brand: 2_147_483_647 };
const longPage = {
  place,
  items: Array.from({ length: ITEMS_PER_PAGE }, () => longItem),
  total: 500,
  counts: { wanted: 400, purchased: 99, tried: 1 },
  brand: { id: 2_147_483_647, slug: 'a', name: LONG },
};
const query = '&<'.repeat(50);
const everyOutcome: LineOutcome[] = Array.from({ length: 5 }, () => [
  { kind: 'added' as const, item: longItem },
  { kind: 'existed' as const, item: longItem },
  { kind: 'unsure' as const, query },
  { kind: 'missing' as const, query },
]).flat();
const line = {
  id: 2_147_483_647,
  slug: 'b',
  name: LONG,
  description: null,
  strengthOfficial: 5,
  strengthByRatings: 4,
  status: null,
  rating: null,
  tobaccosCount: 1500,
};
const brand = {
  id: 1,
  slug: 'a'.repeat(58),
  name: LONG,
  altName: LONG,
  country: 'Россия',
  imageUrl: 'https://images.example.org/a.webp',
  rating: 4.5,
  ratingsCount: 3,
  tobaccosCount: 12_000,
  description: LONG,
  status: null,
  url: site,
  lines: Array.from({ length: 100 }, (_, index) => ({ ...line, id: line.id - index })),
};
const found = { query, tobaccos: Array.from({ length: 8 }, longTobacco), page: 3, hasMore: true };
const followedAt = '2026-01-01T00:00:00Z';
const follows = {
  brands: Array.from({ length: 500 }, () => ({ brand, followedAt })),
  lines: Array.from({ length: 500 }, () => ({ line, brand, followedAt })),
};
const shopItems = Array.from({ length: 500 }, (_, index) => ({
  brand: { id: index, slug: 'a', name: LONG },
  line: { id: index, slug: 'b', name: LONG },
  item: { ...longItem, state: 'purchased' as const },
}));
const token = 'A_-9'.repeat(8);
const share = {
  id: UUID,
  token,
  title: LONG.slice(0, 100),
  createdAt: followedAt,
  expiresAt: followedAt,
  expired: false,
  claims: 500,
};
const sharedItem = {
  id: UUID,
  tobacco: longTobacco(),
  customName: null,
  state: 'wanted' as const,
  priority: 0,
  claim: { firstName: LONG, mine: false },
};
const friend = { title: LONG, owner: { firstName: LONG }, mine: false, token, page: 99, hasMore: true };
const stats = {
  total: 500,
  states: longPage.counts,
  verdicts: { again: 100, fine: 100, never: 100 },
  brands: Array.from({ length: 500 }, () => ({ brand, items: 500, tried: 100 })),
  strengths: [1, 2, 3, 4, 5, null].map((strength) => ({ strength, items: 500 })),
  months: Array.from({ length: 120 }, () => ({ month: '2026-09', added: 500, purchased: 9, tried: 9 })),
};
const alerts = {
  muted: true,
  digestHour: 23,
  quietHours: { from: 22, to: 23 },
  timeZone: `Area/${'x'.repeat(59)}`,
};
const SETTINGS: SettingsPage[] = ['main', 'alerts', 'language', 'digest', 'quiet', 'zone'];
const custom = item({ tobacco: null, customName: LONG.slice(0, 200), note: '👩‍👩‍👧‍👦'.repeat(45) });

/** Every view, filled with as much as it can be given. */
const LARGEST: Record<string, (voice: Voice) => View> = {
  greeting: (voice) => greetingView(voice, LONG),
  help: helpView,
  'question of /add': askView,
  hint: (voice) => hintView(voice, voice.t.gaveUp(query.repeat(2))),
  'note that is too long': (voice) => hintView(voice, voice.t.notes.tooLong(500, '<&'.repeat(250))),
  'word to a group': (voice) => privateOnlyView(voice, 'wishlist_bot'),
  list: (voice) => listView(voice, longPage, { text: voice.t.removed(LONG.slice(0, 80)), undo: UUID }),
  'list of everything': (voice) =>
    listView(voice, { ...longPage, brand: null, place: { view: 'all', page: 61 } }),
  'choice of a brand': (voice) => brandsView(voice, stats.brands, place, 49),
  picker: (voice) => pickerView(voice, longPage, undefined, query),
  'item in the shop': (voice) =>
    shopView(voice, { items: shopItems, page: 41, pages: 42 }, { text: voice.t.removed(LONG.slice(0, 80)) }),
  item: (voice) => itemView(voice, longCard, longPage.place),
  'item of one’s own words': (voice) =>
    itemView(voice, { item: custom, tobacco: null, now: new Date() }, place),
  'random item': (voice) => randomView(voice, longCard),
  'question of a verdict': (voice) => verdictView(voice, longItem, place),
  'question of a rating': (voice) => ratingView(voice, longItem, place),
  'question of a note': (voice) => noteQuestionView(voice, longItem, place),
  removed: (voice) => removedView(voice, UUID, LONG.slice(0, 80)),
  restored: (voice) => restoredView(voice, longItem),
  candidates: (voice) => candidatesView(voice, found),
  missing: (voice) => missingView(voice, query),
  brand: (voice) => brandView(voice, { brand, line: null, found, follows }),
  'line of a brand': (voice) => brandView(voice, { brand, line: line.id, found, follows }),
  'brand with an address too long for a button': (voice) =>
    brandView(voice, { brand: { ...brand, slug: 'a'.repeat(200) }, line: line.id, found, follows }),
  lines: (voice) => linesView(voice, brand),
  added: (voice) => addedView(voice, longItem, query),
  'listed already': (voice) => alreadyListedView(voice, longItem),
  summary: (voice) => summaryView(voice, everyOutcome, 20),
  'all missing': (voice) =>
    summaryView(
      voice,
      Array.from({ length: 20 }, () => ({ kind: 'missing' as const, query })),
      20,
    ),
  'question of /clear': (voice) => clearQuestionView(voice, 10_000),
  cleared: (voice) => clearedView(voice, { removed: 10_000, undoToken: UUID, restorableUntil: followedAt }),
  uncleared: (voice) => unclearedView(voice, 10_000),
  stats: (voice) => statsView(voice, stats),
  'question of /export': exportView,
  'all links': (voice) =>
    sharesView(
      voice,
      Array.from({ length: 20 }, () => share),
      () => `https://t.me/${'b'.repeat(32)}?start=list_${token}`,
    ),
  'no links': (voice) => sharesView(voice, [], () => ''),
  'question of closing a link': (voice) => revokeQuestionView(voice, share),
  'card of a list': (voice) =>
    shareCardView(
      voice,
      { name: LONG, title: LONG, items: longPage.items.slice(0, 5), total: 10_000 },
      `https://t.me/wishlist_bot?start=list_${token}`,
    ),
  'list of a friend': (voice) =>
    friendView(voice, { ...friend, items: Array.from({ length: 6 }, () => sharedItem) }),
  'list of a friend with promises of mine': (voice) =>
    friendView(voice, {
      ...friend,
      items: Array.from({ length: 6 }, () => ({ ...sharedItem, claim: { firstName: LONG, mine: true } })),
    }),
  overlap: (voice) =>
    overlapView(
      voice,
      {
        items: Array.from({ length: 100 }, () => ({
          tobacco: longTobacco(),
          theirs: 'tried' as const,
          mine: 'tried' as const,
        })),
        total: 10_000,
      },
      token,
    ),
  follows: (voice) => followsView(voice, follows, 124),
  'found brands': (voice) =>
    foundBrandsView(
      voice,
      query,
      Array.from({ length: 8 }, () => brand),
      follows,
    ),
  'no such brand': (voice) => foundBrandsView(voice, query, [], follows),
  ...Object.fromEntries(
    SETTINGS.map((page) => [
      `settings (${page})`,
      (voice: Voice) => settingsView(voice, { page, alerts, language: 'ru' }),
    ]),
  ),
  'end of the quiet hours': (voice) => quietToView(voice, 22),
  'question of /deleteme': (voice) => farewellQuestionView(voice, 10_000),
};

test('B6 no view is missing in this table', async () => {
  const files = readdirSync(new URL('../src/views/', import.meta.url));
  const modules = await Promise.all(
    files.map(async (file): Promise<object> => import(`../src/views/${file.replace(/[.]ts$/, '')}.ts`)),
  );
  const views = modules.flatMap((module) => Object.keys(module)).filter((name) => name.endsWith('View'));
  const table = readFileSync(new URL(import.meta.url), 'utf8');
  expect(views.filter((view) => !new RegExp(`(\\b${view}\\(|: ${view},)`).test(table))).toEqual([]);
  expect(views.length).toBeGreaterThan(30);
});

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
      expect(html.replace(TAGS, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    });
  },
);

const [ru] = VOICES as [Voice];

describe('B5 `<b>&"`', () => {
  test('as a tobacco stands in the list as it is written', () => {
    const items = [item({ tobacco: tobacco({ name: '<b>&"' }) })];
    const { text } = listView(ru, { ...longPage, brand: null, items, place: { view: 'all', page: 0 } });
    expect(text.html).toContain('<b>Север — &lt;b&gt;&amp;"</b>');
  });

  test('as a first name is greeted as it is written', () => {
    expect(greetingView(ru, '<b>&"').text.html).toContain('Привет, <b>&lt;b&gt;&amp;"</b>!');
  });
});

test('B14 the questions of /deleteme and of closing a link offer the harmless answer first', () => {
  const kinds = ({ keyboard = [] }: View) =>
    keyboard.flat().map((button) => 'action' in button && button.action.kind);
  expect(kinds(farewellQuestionView(ru, 3))).toEqual(['keep', 'forgetNow']);
  expect(kinds(revokeQuestionView(ru, share))).toEqual(['shares', 'revokeNow']);
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
    ru.t.buttons.cancel,
  ]);
});

test('buttons of a row are spread evenly', () => {
  const buttons = Array.from({ length: 5 }, (_, index) => ({
    text: String(index),
    action: { kind: 'help' as const },
  }));
  expect(rowsOf(buttons, 4).map((row) => row.length)).toEqual([3, 2]);
});
