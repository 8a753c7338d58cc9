import { dottedDate, oneDecimal, plural } from '#src/format.ts';
import { type Html, html } from '#src/html.ts';
import type { Brand, Line } from '#src/model.ts';
import { STATUS_IDS } from '#src/vocabulary.ts';
import type { PageContext } from './context.ts';
import { infoRow, infoRowWithDiv, statusRow } from './info-rows.ts';
import { layout } from './layout.ts';
import { objectCard, promoBanner } from './object-card.ts';
import { additional, tobaccoList, tobaccosOfLine } from './object-list.ts';
import { brandJsonLd } from './product-json-ld.ts';

export function brandPage(context: PageContext, brand: Brand): string {
  const { catalogue } = context;
  const lines = catalogue.linesOf(brand.id);
  const card = { ...brand, alt: html`${brand.altName}`, info: infoRows(brand) };
  return layout(context, {
    title: `Табак ${brand.name}${brand.altName === null ? '' : ` (${brand.altName})`} | Отзывы, рейтинг вкусов, крепость.`,
    scripts: ['object'],
    path: ['tobaccos', brand.slug],
    content: html`	<div class="object_wrapper" data-id="${brand.id}">
		${objectCard(context, card)}
		${promoBanner(context)}
</div>
<div class="brand_lines">
	<div class="brand_lines_title">
		<h2>Линейки (${lines.length})</h2>
	</div>
	<div class="brand_lines_list">
		${lines.map((line) => lineItem(context, brand, line))}
			</div>
</div>${tobaccoList(context, brand.id, catalogue.tobaccosOf(brand.id))}${additional()}
		${brandJsonLd(context, brand)}`,
  });
}

const infoRows = (brand: Brand): Html[] => [
  ...(brand.site === null ? [] : [infoRow('Сайт', siteLink(brand.site))]),
  infoRowWithDiv('Страна', brand.country.name),
  ...(brand.founded === null ? [] : [infoRowWithDiv('Год основания', String(brand.founded))]),
  statusRow(brand.status),
  infoRow('Добавлен на сайт', dottedDate(brand.addedOn)),
];

const siteLink = (url: string): Html => html`
				<a class="" data-id="" data-type=""
	href="${url}" target="_blank">
	${url.replace(/^https?:\/\//, '')}</a>			`;

/** The line's address is relative to the page and has no "/tobaccos/": "brand/line". */
const lineItem = (context: PageContext, brand: Brand, line: Line): Html => {
  const count = tobaccosOfLine(context, line).length;
  return html`						<div class="brand_lines_item">
				<div class="lines_item_title">
					<a class="lines_item_name" href="${brand.slug}/${line.slug}">
						<h3>${line.name}</h3>
					</a>
					<div class="lines_item_score">
						<img src="${context.origin}/images/svg/icons/star.svg" alt="">
						<span>${oneDecimal(line.rating)}</span>
					</div>
				</div>
				${
          line.strengthOfficial !== null &&
          html`<div class="lines_item_strength">
					<span>${line.strengthOfficial}</span>
				</div>`
        }
				${
          line.status !== null &&
          html`<div class="lines_item_status" data-id="${STATUS_IDS[line.status]}">
					<span>${line.status}</span>
				</div>`
        }
				<div class="lines_item_tobaccos">
					<span>${count} ${plural(count, 'вкус', 'вкуса', 'вкусов')}</span>
				</div>
				<div class="lines_item_description">
					<span>${line.description}</span>
				</div>
			</div>
		`;
};
