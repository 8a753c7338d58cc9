import type { Brand, TobaccoSummary } from '@hookah/shared/catalog';
import type { Action } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { fullTitleOf, stars, titleOf } from './tobacco.ts';
import type { Button, View, Voice } from './view.ts';

export const CANDIDATES_PER_PAGE = 8;

/** A page of search results. The message shows one query, this one, and its buttons count on that. */
export type Candidates = {
  query: string;
  tobaccos: readonly TobaccoSummary[];
  page: number;
  hasMore: boolean;
};

/** A name alone, with its line where the page has the name twice. */
const tobaccoRows = (
  { t }: Voice,
  tobaccos: readonly TobaccoSummary[],
  short: (tobacco: TobaccoSummary) => string,
): Button[][] => {
  const titles = tobaccos.map(short);
  return tobaccos.map((tobacco) => {
    const title = short(tobacco);
    const isTwin = titles.filter((other) => other === title).length > 1;
    const rating = tobacco.rating === null ? '' : ` · ${stars(t, tobacco.rating)}`;
    return [
      {
        text: `${clip(isTwin ? fullTitleOf(tobacco) : title, 50)}${rating}`,
        action: { kind: 'add', tobacco: tobacco.id },
      },
    ];
  });
};

const pagingRow = (
  { t }: Voice,
  page: number,
  hasMore: boolean,
  turn: (page: number) => Action,
): Button[] => {
  if (page === 0 && !hasMore) return [];
  const previous: Button[] = page > 0 ? [{ text: t.buttons.previous, action: turn(page - 1) }] : [];
  const next: Button[] = hasMore ? [{ text: t.buttons.next, action: turn(page + 1) }] : [];
  return [...previous, { text: t.buttons.page(page + 1), action: turn(page) }, ...next];
};

export const candidatesView = (voice: Voice, found: Candidates): View => {
  const { query, tobaccos, page, hasMore } = found;
  const { t } = voice;
  const custom: Button = { text: t.buttons.custom, action: { kind: 'custom', query: 0 } };
  if (tobaccos.length === 0 && page === 0) return missingView(voice, query);
  const only = tobaccos.length === 1 && page === 0 && !hasMore;
  const heading = tobaccos.length === 0 ? t.noMoreCandidates : only ? t.oneCandidate : t.candidates;
  return {
    text: heading(query),
    keyboard: [
      ...tobaccoRows(voice, tobaccos, titleOf),
      pagingRow(voice, page, hasMore, (turned) => ({ kind: 'find', query: 0, page: turned })),
      [custom],
    ],
  };
};

/** Nothing was found: the words may still go on the list as they are. */
export const missingView = ({ t }: Voice, query: string): View => ({
  text: t.missing(query),
  keyboard: [
    [{ text: t.buttons.custom, action: { kind: 'custom', query: 0 } }],
    [{ text: t.buttons.cancel, action: { kind: 'cancel' } }],
  ],
});

export const brandView = (
  voice: Voice,
  brand: Brand,
  { tobaccos, page, hasMore }: Pick<Candidates, 'tobaccos' | 'page' | 'hasMore'>,
): View => {
  const { t } = voice;
  const rating = brand.rating === null ? null : t.ratings(stars(t, brand.rating), brand.ratingsCount);
  return {
    text:
      tobaccos.length === 0
        ? t.emptyBrand
        : t.brand(clip(brand.name, 80), brand.country, rating, brand.tobaccosCount),
    keyboard: [
      ...tobaccoRows(voice, tobaccos, ({ name }) => name),
      pagingRow(voice, page, hasMore, (turned) => ({
        kind: 'brand',
        slug: brand.slug,
        page: turned,
        line: null,
      })),
    ],
  };
};
