import { dottedDate } from '#src/format.ts';
import { type Html, html } from '#src/html.ts';
import type { Brand, Line } from '#src/model.ts';
import { type PageContext, pageUrl } from './context.ts';
import { infoRow, linkedRow, officialStrengthRow, statusRow, strengthByRatingsRow } from './info-rows.ts';
import { layout } from './layout.ts';
import { objectCard, promoBanner } from './object-card.ts';
import { additional, tobaccoList, tobaccosOfLine } from './object-list.ts';
import { productJsonLd } from './product-json-ld.ts';

/** The brand page's template; what is unknown of a line has no row. */
export function linePage(context: PageContext, brand: Brand, line: Line): string {
  const card = { ...line, alt: html``, info: infoRows(context, brand, line) };
  return layout(context, {
    title: `Линейка ${line.name} табака ${brand.name} | Отзывы, рейтинг вкусов, крепость.`,
    scripts: ['object'],
    path: ['tobaccos', brand.slug, line.slug],
    content: html`	<div class="object_wrapper" data-id="${line.id}">
		${objectCard(context, card)}
    <div class="object_brand">
        <h3>О бренде</h3>
        <div data-desc="1">${brand.description}</div>
    </div>
		${promoBanner(context)}
</div>
${tobaccoList(context, brand.id, tobaccosOfLine(context, line))}${additional()}
		${productJsonLd(context, line, line.description)}`,
  });
}

const infoRows = (context: PageContext, brand: Brand, line: Line): (Html | false)[] => [
  linkedRow('Бренд', pageUrl(context, brand.slug), brand.name),
  infoRow('Страна', brand.country.name),
  line.strengthOfficial !== null && officialStrengthRow(line.strengthOfficial),
  line.strengthByRatings !== null && strengthByRatingsRow(line.strengthByRatings),
  line.status !== null && statusRow(line.status),
  infoRow('Добавлен на сайт', dottedDate(line.addedOn)),
];
