import type { Catalogue } from '#src/catalogue.ts';
import { type Html, html } from '#src/html.ts';
import type { Brand, Tobacco } from '#src/model.ts';
import { type Sort, sortRows } from '#src/ranking.ts';
import type { PageContext } from './context.ts';
import { countrySelect, sortSelect, strengthSelect } from './filters.ts';
import { layout } from './layout.ts';
import { brandRow, lineRow, tobaccoRow } from './list-row.ts';
import { ROWS_PER_PAGE, targetOf } from './object-list.ts';

export type BrandFilter = Sort & { countryId?: number | undefined };

/** Both tabs in one document, each with its first page. */
export function brandsPage(context: PageContext, filter: BrandFilter, activeTab: Brand['tab']): string {
  const tabs = [
    { type: 'position', title: 'Лучшие' },
    { type: 'others', title: 'Все остальные' },
  ] as const;
  const active = (type: Brand['tab']): string => (type === activeTab ? '1' : '0');
  return layout(context, {
    title: 'Реплика | Рейтинг брендов',
    scripts: ['category'],
    path: ['tobaccos', 'brands'],
    content: html`${rankingHead('brands')}		<div class="filter_list">
    <div>
		<div class="filter_rows">
			${tabs.map(({ type, title }) => html`				<div data-active="${active(type)}" data-type="${type}">${title}</div>\n`)}
					</div>
	</div>	
	<div>
		${countrySelect()}
		${strengthSelect()}
		${sortSelect(false)}	</div>
</div>
	${tabs.map(({ type }) => {
    const brands = brandsOfTab(context.catalogue, type, filter);
    return html`				<div class="tobacco_list_wrapper" data-active="${active(type)}" data-type="${type}">
				${listItems(
          brands.length,
          brands.slice(0, ROWS_PER_PAGE).map((brand, index) => brandRow(context, brand, index + 1)),
        )}
			</div>
	`;
  })}		</div>`,
  });
}

export function brandsOfTab(
  catalogue: Catalogue,
  tab: Brand['tab'],
  { countryId, ...sort }: BrandFilter,
): Brand[] {
  const wanted = catalogue
    .brands()
    .filter((brand) => brand.tab === tab && (countryId === undefined || brand.country.id === countryId));
  return sortRows(wanted, sort);
}

export const linesPage = (context: PageContext, sort: Sort): string => {
  const lines = sortRows(context.catalogue.lines(), sort);
  return ranking(
    context,
    'lines',
    'Реплика | Рейтинг линеек',
    lines.length,
    lines.slice(0, ROWS_PER_PAGE).map((line, index) => lineRow(context, line, index + 1)),
  );
};

export const tobaccosPage = (context: PageContext, tobaccos: readonly Tobacco[], title: string): string =>
  ranking(
    context,
    'tobaccos',
    title,
    tobaccos.length,
    tobaccos.slice(0, ROWS_PER_PAGE).map((tobacco, index) => tobaccoRow(context, tobacco, index + 1)),
  );

const ranking = (
  context: PageContext,
  which: 'tobaccos' | 'lines',
  title: string,
  count: number,
  rows: readonly Html[],
): string =>
  layout(context, {
    title,
    scripts: ['category'],
    path: which === 'tobaccos' ? ['tobaccos'] : ['tobaccos', which],
    content: html`${rankingHead(which)}
	<div class="tobacco_list_wrapper" data-active="1" data-type="position">
				${listItems(count, rows)}
			</div>
</div>`,
  });

const listItems = (
  count: number,
  rows: readonly Html[],
): Html => html`<div class="tobacco_list_items" data-target="${targetOf(ROWS_PER_PAGE)}" data-offset="${ROWS_PER_PAGE}" data-count="${count}">
										${rows}							</div>`;

function rankingHead(which: 'tobaccos' | 'brands' | 'lines'): Html {
  const link = (
    name: typeof which,
    href: string,
    label: string,
  ): Html => html`				<div data-active="${name === which ? 1 : 0}">
					<a href="${href}">${label}</a>
				</div>
			`;
  return html`	<div class="rating_pages_wrapper">
		<h1>Рейтинги</h1>
	</div>	
	<div class="tops_wrapper">
		<div class="filter_list tops">
	<div>
		<div class="filter_rows_parent">
			${link('tobaccos', '/tobaccos', 'Табаки')}${link('brands', '/tobaccos/brands', 'Бренды')}${link('lines', '/tobaccos/lines', 'Линейки')}		</div>
	</div>	
</div>`;
}
