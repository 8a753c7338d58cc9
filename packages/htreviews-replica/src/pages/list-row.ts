import { oneDecimal, shortNumber } from '#src/format.ts';
import { hashText } from '#src/generator/random.ts';
import { READERS, REVIEWS } from '#src/generator/sentences.ts';
import { type Html, html, raw } from '#src/html.ts';
import type { Brand, Line, Score, Tobacco } from '#src/model.ts';
import { STATUS_IDS } from '#src/vocabulary.ts';
import { type PageContext, pageUrl, pictureUrl } from './context.ts';
import { productJsonLd } from './product-json-ld.ts';

/** Rows as the server writes them. Rows that scripts add later look different: see assets/rows.js. */

export function brandRow(context: PageContext, brand: Brand, rank: number): Html {
  const url = pageUrl(context, brand.slug);
  return html`<div class="tobacco_list_item" event>
		<div>
			<div class="tobacco_list_item_position">
									${brand.tab === 'position' ? rankWithTrend(context, rank) : html`<p>${rank}</p>`}
							</div>
			<a class="tobacco_list_item_image" href="${url}">
				${lazyPicture(context, brand)}
			</a>
		</div>
		<div>
							<div class="tobacco_list_item_name">
					<a class="tobacco_list_item_slug" href="${url}">
						<span>${brand.name}</span>
						<span class="country">${brand.country.name}</span>
					</a>				
				</div>
						
		</div>
		${rowStats(context, brand)}
		<div content>
							${description(brand.description)}
						
		</div>
	</div>
	`;
}

export function lineRow(context: PageContext, line: Line, rank: number): Html {
  const { catalogue } = context;
  const brand = catalogue.brandById(line.brandId);
  const url = pageUrl(context, catalogue.pathOf(line));
  return html`<div class="tobacco_list_item" event>
		<div>
			<div class="tobacco_list_item_position">
									<p>${rank}</p>
							</div>
			<a class="tobacco_list_item_image" href="${url}">
				${lazyPicture(context, line)}
			</a>
		</div>
		<div>
							<div class="tobacco_list_item_name">
					<a class="tobacco_list_item_slug" href="${url}">
						<span>${line.name}</span>
						<span></span>
					</a>
					<a class="tobacco_list_item_brand_slug" href="${pageUrl(context, brand?.slug ?? '')}">
						<span>${brand?.name}</span>
					</a>
				</div>
						
		</div>
		${rowStats(context, line)}
		<div content>
							${description(line.description)}
		</div>
	</div>
	`;
}

export function tobaccoRow(context: PageContext, tobacco: Tobacco, rank: number): Html {
  const { catalogue } = context;
  const brand = catalogue.brandById(tobacco.brandId);
  const line = catalogue.lineById(tobacco.lineId);
  const url = pageUrl(context, catalogue.pathOf(tobacco));
  return html`		<div class="tobacco_list_item " data-id="${tobacco.id}" event>
		<div>
			<div class="tobacco_list_item_position">
									<p>${rank}</p>
							</div>
			<a class="tobacco_list_item_image" href="${url}">
				${lazyPicture(context, tobacco)}
			</a>
		</div>
		<div>
			<div class="tobacco_list_item_name">
				<a class="tobacco_list_item_slug" href="${url}">
					<span>${tobacco.name}</span>
					<span>${altName(tobacco)}</span>
				</a>
									<a class="tobacco_list_item_brand_slug" href="${pageUrl(context, brand?.slug ?? '')}">
						<span>${brand?.name}</span>
					</a>
													${
                            line &&
                            html`<a class="tobacco_list_item_line_slug" href="${pageUrl(context, catalogue.pathOf(line))}">
						<span>${line.name}</span>
					</a>`
                          }
													${
                            tobacco.status !== 'Выпускается' &&
                            html`<div class="tobacco_list_item_status" data-status="${STATUS_IDS[tobacco.status]}">
						<span>${tobacco.status}</span>
					</div>`
                          }
							</div>
					</div>
		${rowStats(context, tobacco)}
		<div content>
							${lastReview(context, tobacco)}
							${productJsonLd(context, tobacco, '')}	
		</div>
	</div>
`;
}

/** The site prints some missing second names as an entity, so this one is not escaped. */
export const altName = ({ altNameServed }: Pick<Tobacco, 'altNameServed'>): Html =>
  altNameServed === '&nbsp;' ? raw('&nbsp;') : html`${altNameServed}`;

const rankWithTrend = (
  { origin }: PageContext,
  rank: number,
): Html => html`<div class="item_rating_position" data-align="right" data-hover-title="Место на прошлой неделе : ${rank}">
			<div class="chart_img" data-cond="right">
			<img src="${origin}/images/svg/arrow-right-solid.svg" alt="">
		</div>
		<p>${rank}</p>
</div>`;

const lazyPicture = (context: PageContext, { image, name }: { image: string | null; name: string }): Html =>
  html`<img loading="lazy" class="lazy" src="${pictureUrl(context, null)}" data-src="${pictureUrl(context, image)}" alt="${name}">`;

const description = (text: string): Html | false =>
  text !== '' &&
  html`<div class="description_content" data-mask="0">
					<span>${text}</span>
				</div>`;

const rowStats = ({ origin }: PageContext, score: Score): Html => html`<div>
	<div class="list_item_rating" data-hover-title="Рейтинг">
		<img src="${origin}/images/svg/icons/star.svg" alt="">
		<span>${oneDecimal(score.rating)}</span>
	</div>
	<div class="list_item_ratings_count" data-hover-title="Оценки">
		<img src="${origin}/images/svg/icons/star2.svg" alt="">
		<span>${score.ratingsCount}</span>
	</div>
	<div class="list_item_reviews" data-hover-title="Отзывы">
		<img src="${origin}/images/svg/icons/chat-lines.svg" alt="">
		<span>${score.reviewsCount}</span>
	</div>
	<div class="list_item_stats" data-hover-title="Просмотры">
		<img src="${origin}/images/svg/icons/eye-empty2.svg" alt="">
		<span>${shortNumber(score.views)}</span>
	</div>
</div>`;

function lastReview({ origin }: PageContext, tobacco: Tobacco): Html | false {
  if (tobacco.reviewsCount === 0) return false;
  const lot = hashText(`review ${tobacco.id}`);
  return html`<div class="last_reviews_item_user">
					<div class="last_reviews_item_user_avatar">
						<a href="${origin}/profile/${lot % 90}">
							<img src="${origin}/images/no_image.webp" alt="">
						</a>
					</div>
					<div class="last_reviews_item_user_score">
						<div ${lot % 5 === 0 ? 'verified' : ''}>
							<a href="${origin}/profile/${lot % 90}"
							class="">
								<p><span>${READERS[lot % READERS.length]}</span></p>
							</a>
						</div>
						<div>
							<div>
								<img src="${origin}/images/svg/icons/star.svg" alt="">
								<span>${oneDecimal(1 + (lot % 41) / 10)}</span>
							</div>
							<p class="date_info" data-after="1 неделя назад"
								data-before="27.12.2025 10:${10 + (lot % 50)}">
							</p>
						</div>
					</div>
				</div>
				<div class="last_reviews_item_content" data-mask="0">
					<span><p>${REVIEWS[lot % REVIEWS.length]}</p></span>
				</div>`;
}
