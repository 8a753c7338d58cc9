import type { ExportFormat, Language } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { WishlistExport } from '@hookah/shared/wishlist-views';
import { groupsOf } from './counter.ts';

export type ExportFile = { name: string; type: string; body: string | WishlistExport };

/** A list as a file: for a spreadsheet, for another program, or to be read as it is. */
export const exportFile = (
  items: readonly WishlistItem[],
  { format, language, now }: { format: ExportFormat; language: Language; now: Date },
): ExportFile => {
  const name = `wishlist-${now.toISOString().slice(0, 10)}`;
  switch (format) {
    case 'csv':
      return {
        name: `${name}.csv`,
        type: 'text/csv; charset=utf-8',
        body: csvOf(items, SEPARATORS[language]),
      };
    case 'json':
      return {
        name: `${name}.json`,
        type: 'application/json; charset=utf-8',
        body: { exportedAt: now.toISOString(), items: [...items] },
      };
    case 'text':
      return { name: `${name}.txt`, type: 'text/plain; charset=utf-8', body: textOf(items) };
  }
};

/** Without it Excel takes UTF-8 for the machine's own eight-bit letters. */
const BOM = '\uFEFF';

/** What a spreadsheet takes for one where people speak so: with another all of a row stands in its first cell. */
const SEPARATORS = { ru: ';', en: ',' } as const satisfies Record<Language, string>;

const COLUMNS: readonly (readonly [string, (item: WishlistItem) => string | number | null])[] = [
  ['brand', ({ tobacco }) => tobacco?.brand.name ?? null],
  ['line', ({ tobacco }) => tobacco?.line?.name ?? null],
  ['name', ({ tobacco, customName }) => tobacco?.name ?? customName],
  ['second_name', ({ tobacco }) => tobacco?.altName ?? null],
  ['strength', ({ tobacco }) => tobacco?.strengthOfficial ?? tobacco?.strengthByRatings ?? null],
  ['tags', ({ tobacco }) => tobacco?.tags.map(({ name }) => name).join(', ') ?? null],
  ['state', ({ state }) => state],
  ['priority', ({ priority }) => priority],
  ['verdict', ({ verdict }) => verdict],
  ['my_rating', ({ rating }) => rating],
  ['note', ({ note }) => note],
  ['added_at', ({ addedAt }) => addedAt],
  ['purchased_at', ({ purchasedAt }) => purchasedAt],
  ['tried_at', ({ triedAt }) => triedAt],
];

/** RFC 4180, but for the separator. */
const csvOf = (items: readonly WishlistItem[], separator: string): string => {
  const rows = items.map((item) => COLUMNS.map(([, value]) => cell(value(item))));
  const titles = COLUMNS.map(([title]) => title);
  return `${BOM}${[titles, ...rows].map((row) => `${row.join(separator)}\r\n`).join('')}`;
};

/**
 * Spreadsheets run text that begins so as a formula (OWASP, "CSV Injection"): an apostrophe keeps it text. One that takes
 * another separator than ours makes cells of what stands behind that, so there too.
 */
const harmless = (text: string): string =>
  text
    .replace(/^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/u, "'")
    .replace(/(?<=[,;|\t\r\n]["']*)(?=[=+\-@＝＋－＠])/gu, "'");

const cell = (value: string | number | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = harmless(value);
  return /[",;|\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const MARKS = { wanted: '☐', purchased: '☑', tried: '✓' } as const;

const textOf = (items: readonly WishlistItem[]): string =>
  groupsOf(items)
    .map(({ brand, lines }) => {
      const title = brand === null ? [] : [brand.name];
      const body = lines.flatMap((group) => [
        ...(group.line === null ? [] : [`  ${group.line.name}`]),
        ...group.items.map((item) => `    ${lineOf(item)}`),
      ]);
      return [...title, ...body, ''].join('\n');
    })
    .join('\n');

const lineOf = ({ tobacco, customName, state, note }: WishlistItem): string => {
  const name = tobacco?.name ?? customName ?? '';
  const second = tobacco?.altName ? ` (${tobacco.altName})` : '';
  return `${MARKS[state]} ${name}${second}${note ? ` — ${note.replace(/\s+/gu, ' ')}` : ''}`;
};
