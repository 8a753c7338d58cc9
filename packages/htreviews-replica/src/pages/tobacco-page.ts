import { dottedDate } from '#src/format.ts';
import { type Html, html } from '#src/html.ts';
import type { Brand, Line, Tobacco } from '#src/model.ts';
import { type PageContext, pageUrl } from './context.ts';
import {
  infoRow,
  linkedRow,
  officialStrengthRow,
  promoRow,
  statusRow,
  strengthByRatingsRow,
} from './info-rows.ts';
import { layout } from './layout.ts';
import { altName } from './list-row.ts';
import { objectCard, promoBanner } from './object-card.ts';
import { additional } from './object-list.ts';
import { productJsonLd } from './product-json-ld.ts';

export function tobaccoPage(context: PageContext, brand: Brand, line: Line, tobacco: Tobacco): string {
  const { origin } = context;
  const card = { ...tobacco, alt: altName(tobacco), info: infoRows(context, brand, line, tobacco) };
  return layout(context, {
    title: `Вкус ${tobacco.name} табака ${brand.name} | Отзывы, рейтинг вкусов, крепость.`,
    scripts: ['tobacco', 'reviews'],
    path: ['tobaccos', brand.slug, line.slug, tobacco.slug],
    content: html`	<div class="object_wrapper" data-id="${tobacco.id}">
		${objectCard(context, card)}
    ${about('object_brand', 'О бренде', brand.description, brand.site)}
    ${about('object_line', 'О линейке', line.description, null)}
            	${productJsonLd(context, tobacco, tobacco.description)}	
	${promoBanner(context)}
</div>
<div class="object_reviews">
	<div class="filter_list">
		<div class="filter_list_title">
			<h2>Отзывы (${tobacco.reviewsCount})</h2>
		</div>
	</div>
	<div class="reviews_wrapper" data-active="1" data-type="new">
		<div class="reviews_list" data-target="1" data-offset="30" data-count="${tobacco.reviewsCount}"
			hx-get="${origin}/htmx/load/reviews_object?id=${tobacco.id}&object=tobacco&sortBy=created&direction=desc" hx-trigger="load delay:10ms">
			${preloader}		</div>
	</div>
</div><div class="tobacco_list_wrapper">
	<div class="tobacco_tobaccos_title">
		<h2>Другие вкусы бренда</h2>
	</div>
	<div class="tobacco_list_items" data-target="5" data-offset="20" data-count="20" hx-trigger="load delay:10ms"
        hx-get="${origin}/htmx/load/other_flavors_by_brand?brand=${brand.id}&tobacco=${tobacco.id}">
		${preloader}	</div>
</div><a href="/tobaccos/${brand.slug}" class="yellow_button additional">
    <div>Подробнее о ${brand.name}</div>
</a>
${additional()}`,
  });
}

const infoRows = (context: PageContext, brand: Brand, line: Line, tobacco: Tobacco): (Html | false)[] => [
  linkedRow('Бренд', pageUrl(context, brand.slug), brand.name),
  linkedRow('Линейка', pageUrl(context, `${brand.slug}/${line.slug}`), line.name),
  infoRow('Страна', brand.country.name),
  officialStrengthRow(tobacco.strengthOfficial),
  tobacco.strengthByRatings !== null && strengthByRatingsRow(tobacco.strengthByRatings),
  statusRow(tobacco.status),
  promoRow(),
  infoRow('HtreviewsID', `htr${tobacco.id}`),
  infoRow('Добавлен на сайт', dottedDate(tobacco.addedOn)),
  tobacco.addedBy !== null && addedByRow(context, tobacco.addedBy),
];

const addedByRow = ({ origin }: PageContext, reader: string): Html => html`<div class="object_info_item">
			<span>Добавил</span>
			<span></span>
			<span class="offered_by_user">
				<a href="${origin}/profile/1" title="${reader}">
					${reader}				</a>
			</span>
		</div>
	`;

const about = (
  className: string,
  title: string,
  text: string,
  site: string | null,
): Html => html`<div class="${className}">
        <h3>${title}</h3>
        <div data-desc="1">${text}</div>
        ${
          site !== null &&
          html`<div data-url="1">
	<a class="" data-id="" data-type=""  href="${site}" target="_blank">Посетить сайт</a>
</div>`
        }
    </div>`;

const preloader: Html = html`<div class="preloder_wrapper">
	<div class="modal_preloder"></div>
</div>`;
