import { hashText } from '#src/generator/random.ts';
import { READERS, REVIEWS } from '#src/generator/sentences.ts';
import { html } from '#src/html.ts';
import { sortRows } from '#src/ranking.ts';
import type { PageContext } from './context.ts';
import { tobaccoRow } from './list-row.ts';
import { ROWS_PER_PAGE } from './object-list.ts';

/** Pieces of markup that the flavour page asks for after it has loaded. */

export function reviewsFragment({ origin, catalogue }: PageContext, tobaccoId: number): string {
  const count = Math.min(30, catalogue.tobaccoById(tobaccoId)?.reviewsCount ?? 0);
  return html`${Array.from({ length: count }, (_, index) => {
    const lot = hashText(`${tobaccoId} ${index}`);
    return html`<div class="reviews_item" data-id="${tobaccoId * 100 + index}">
	<div class="reviews_item_user"><a href="${origin}/profile/${lot % 90}"><span>${READERS[lot % READERS.length]}</span></a></div>
	<div class="reviews_item_content"><p>${REVIEWS[lot % REVIEWS.length]}</p></div>
</div>
`;
  })}`.markup;
}

export function otherFlavoursFragment(context: PageContext, brandId: number, tobaccoId: number): string {
  const others = context.catalogue.tobaccosOf(brandId).filter(({ id, listed }) => id !== tobaccoId && listed);
  return html`${sortRows(others, {})
    .slice(0, ROWS_PER_PAGE)
    .map((tobacco, index) => tobaccoRow(context, tobacco, index + 1))}`.markup;
}
