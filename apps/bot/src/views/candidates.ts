import type { TobaccoSummary } from '@hookah/shared/catalog';
import { clip } from '#src/clip.ts';
import { fullTitleOf, stars, titleOf } from './tobacco.ts';
import { type Button, pageButtons, type View, type Voice } from './view.ts';

export const CANDIDATES_PER_PAGE = 8;

/** A page of search results. The message shows one query, this one, and its buttons count on that. */
export type Candidates = {
  query: string;
  tobaccos: readonly TobaccoSummary[];
  page: number;
  hasMore: boolean;
};

/** A name alone, with its line where the page has the name twice. */
export const tobaccoRows = (
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
      pageButtons(voice, {
        page,
        pages: null,
        hasMore,
        turn: (turned) => ({ kind: 'find', query: 0, page: turned }),
      }),
      [custom],
      [{ text: t.buttons.cancel, action: { kind: 'cancel' } }],
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
