import { type Html, html } from '#src/html.ts';
import type { Line, Tobacco } from '#src/model.ts';
import { sortRows } from '#src/ranking.ts';
import type { PageContext } from './context.ts';
import { sortSelect } from './filters.ts';
import { tobaccoRow } from './list-row.ts';
import { ROWS_BEFORE_TOP_FLAVOURS, topFlavours } from './top-flavours.ts';

/** Rows in the server's markup, and rows a list endpoint gives at a time. */
export const ROWS_PER_PAGE = 20;

/** A scroller that has shown `offset` rows loads more when row offset − 15 comes into view. */
export const targetOf = (offset: number): number => offset - 15;

/** The flavours of a brand or line: the first page, with the number of all and an advert in the midst. */
export function tobaccoList(context: PageContext, brandId: number, tobaccos: readonly Tobacco[]): Html {
  const listed = tobaccos.filter(({ listed }) => listed);
  const rows = sortRows(listed, {})
    .slice(0, ROWS_PER_PAGE)
    .map((tobacco, index) => tobaccoRow(context, tobacco, index + 1));
  const advert = rows.length > ROWS_BEFORE_TOP_FLAVOURS ? [topFlavours(context, brandId)] : [];
  return html`<div id="tobacco_list_wrapper" class="tobacco_list_wrapper">
	<div class="tobacco_tobaccos_title">
		<h2>Вкусы (${listed.length})</h2>
		${sortSelect(true)}	</div>
	<div class="tobacco_list_items" data-target="${targetOf(ROWS_PER_PAGE)}" data-offset="${ROWS_PER_PAGE}" data-count="${listed.length}">
	${rows.toSpliced(ROWS_BEFORE_TOP_FLAVOURS, 0, ...advert)}		</div>
</div>
`;
}

export const tobaccosOfLine = ({ catalogue }: PageContext, line: Line): Tobacco[] =>
  catalogue.tobaccosOf(line.brandId).filter(({ lineId }) => lineId === line.id);

export const additional = (): Html => html`<div class="object_additional">
	<div>
		<span>Чем больше оценок, тем вернее рейтинг.</span>
	</div>
	<div>
		<span>Нашли ошибку?</span>
		<a href="/contacts" class="object_notice">Напишите нам</a>
	</div>
</div>`;
