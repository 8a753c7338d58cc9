import type { Brand } from '@hookah/shared/catalog';
import type { Follows } from '@hookah/shared/follows';
import { encode } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { html, lines, link, paragraphs } from '#src/html.ts';
import { CANDIDATES_PER_PAGE, type Candidates, tobaccoRows } from './candidates.ts';
import { followButton } from './follow.ts';
import { stars } from './tobacco.ts';
import { type Button, pageButtons, type View, type Voice } from './view.ts';

export type BrandPage = {
  brand: Brand;
  /** Its line the page is narrowed to. */
  line: number | null;
  found: Pick<Candidates, 'tobaccos' | 'page' | 'hasMore'>;
  follows: Follows;
};

/** The site's own addresses are short; one that isn't has no room beside a page's number, and gets no button. */
const fitting = (buttons: readonly Button[]): Button[] =>
  buttons.filter((button) => !('action' in button) || Buffer.byteLength(encode(button.action)) <= 64);

export const brandView = (voice: Voice, { brand, line, found, follows }: BrandPage): View => {
  const { t } = voice;
  const { tobaccos, page } = found;
  const shownLine = brand.lines.find(({ id }) => id === line);
  const rating = brand.rating === null ? null : t.ratings(stars(t, brand.rating), brand.ratingsCount);
  const count = shownLine?.tobaccosCount ?? brand.tobaccosCount;
  const follow =
    shownLine === undefined
      ? followButton(voice, {
          what: 'brand',
          ...brand,
          on: follows.brands.some(({ brand: followed }) => followed.id === brand.id),
        })
      : followButton(voice, {
          what: 'line',
          ...shownLine,
          on: follows.lines.some(({ line: followed }) => followed.id === shownLine.id),
        });
  const turn = (turned: number) => ({ kind: 'brand' as const, slug: brand.slug, page: turned, line });
  return {
    picture: page === 0 ? brand.imageUrl : null,
    text: paragraphs(
      lines(
        t.brand(clip(brand.name, 80), brand.country, rating, count),
        shownLine === undefined ? null : html`${t.line(clip(shownLine.name, 80))}`,
        link(brand.url, t.card.site),
      ),
      tobaccos.length === 0 ? t.emptyBrand : t.pickOne,
    ),
    keyboard: [
      ...tobaccoRows(voice, tobaccos, ({ name }) => name),
      fitting(
        pageButtons(voice, {
          page,
          pages: Math.max(Math.ceil(count / CANDIDATES_PER_PAGE), page + (found.hasMore ? 2 : 1)),
          turn,
        }),
      ),
      shownLine === undefined ? linesRow(voice, brand) : wholeRow(voice, brand),
      [follow],
    ],
  };
};

const linesRow = ({ t }: Voice, brand: Brand): Button[] =>
  brand.lines.length < 2
    ? []
    : fitting([{ text: t.lines.open(brand.lines.length), action: { kind: 'lines', slug: brand.slug } }]);

const wholeRow = ({ t }: Voice, { slug }: Brand): Button[] =>
  fitting([{ text: t.lines.all, action: { kind: 'brand', slug, page: 0, line: null } }]);

/** A phone shows about so many rows without scrolling for long. */
const MOST_LINES = 40;

/** The lines of a brand as buttons. */
export const linesView = (voice: Voice, brand: Brand): View => ({
  text: voice.t.lines.heading(clip(brand.name, 80)),
  keyboard: [
    ...brand.lines.slice(0, MOST_LINES).map(({ id, name, tobaccosCount }) =>
      fitting([
        {
          text: `${clip(name, 50)} · ${tobaccosCount}`,
          action: { kind: 'brand', slug: brand.slug, page: 0, line: id },
        },
      ]),
    ),
    wholeRow(voice, brand),
  ],
});
