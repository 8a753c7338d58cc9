import { oneDecimal, shortNumber } from '#src/format.ts';
import { type Html, html } from '#src/html.ts';
import type { Score, Tobacco } from '#src/model.ts';
import { groupColor, type Tag } from '#src/vocabulary.ts';
import { type PageContext, pictureUrl } from './context.ts';

export type Card = Score & {
  id: number;
  name: string;
  alt: Html;
  image: string | null;
  description: string;
  info: readonly (Html | false)[];
  tags?: Tobacco['tags'];
};

/** The card of a brand, line or flavour. Title and tags stand in it twice: once for phones, once for desks. */
export function objectCard(context: PageContext, card: Card): Html {
  const title = html`<div class="object_card_title">
	<h1>${card.name}</h1>
	<span>${card.alt}</span>
	</div>`;
  const tags = card.tags && tagBlock(context, card.tags);
  return html`<div class="object_product">
    <div class="object_card">
        <div class="object_card_left">
            <div class="object_image">
                <img loading="lazy" data-zoom src="${pictureUrl(context, card.image)}" alt="${card.name}">
            </div>
            ${title}            ${tags}
        </div>
        <div class="object_card_right">
	<div>
		${title}		${tags}
		<div class="object_card_discr">
			<span>${card.description}</span>
		</div>
		<div class="object_card_info">
	${card.info}</div>	</div>
	${stats(context, card)}
</div>    </div>
</div>`;
}

function tagBlock({ origin }: PageContext, tags: readonly Tag[]): Html {
  const groups = Map.groupBy(tags, (tag) => tag.group);
  return html`<div class="object_card_tags_group">
	<div class="tags_group">
			${[...groups.keys()].map(
        (group) => html`	<div class="group_title" style="--color:${groupColor(group)};">
				<span>${group}</span>
			</div>
		`,
      )}	</div>
	<div class="group_items">
		${tags.map(
      ({
        id,
        name,
        group,
      }) => html`							<a class="object_card_tag" href="${origin}/tobaccos?r=flavor&t=${id}"
				style="--bg0: ${groupColor(group)}; --group_color:${groupColor(group)};">
					<div class="tag_dot"><div></div></div>
					<span>${name}</span>
				</a>
		`,
    )}					
	</div>
</div>`;
}

const stats = ({ origin }: PageContext, score: Card): Html => html`<div class="object_stats">
		<div class="score_graphic">
			<div data-rating="${oneDecimal(score.rating)}">
				<svg id="progress" percent="${Math.round(score.rating * 20)}" viewport="0 0 140 140">
	<circle cx="70" cy="70" r="64"></circle>
	<circle cx="70" cy="70" r="64"></circle>
	</svg>			</div>
			<div data-stats="1">
				${statBlock(origin, 'Оценки', 'star2', String(score.ratingsCount))}
				${statBlock(origin, 'Отзывы', 'chat-lines', String(score.reviewsCount))}
				${statBlock(origin, 'Просмотры', 'eye-empty2', shortNumber(score.views))}
			</div>
		</div>
			${score.ratingsCount > 0 && html`${distribution(score)}${smokeAgain(score)}`}
			</div>`;

const statBlock = (
  origin: string,
  title: string,
  icon: string,
  value: string,
): Html => html`<div data-hover-title="${title}">
					<img src="${origin}/images/svg/icons/${icon}.svg" alt="">
					<span>${value}</span>
				</div>`;

/** Most ratings are near the mean, as a bell over 1 to 5; empty steps are left out. */
function distribution({ rating, ratingsCount }: Score): Html {
  const weights = [1, 2, 3, 4, 5].map((step) => Math.exp(-((step - rating) ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const steps = weights.map((weight, index) => ({ step: index + 1, share: weight / sum }));
  return html`<h4>Распределение оценок</h4>	
	<div class="score_meter">
		${steps
      .filter(({ share }) => Math.round(share * ratingsCount) > 0)
      .map(
        ({ step, share }) => html`<div class="score_meter_item" style="width:${Math.round(share * 100)}%;">
					<div data-score="${step}">
						<span>${Math.round(share * 100)}%</span>
					</div>
					<div data-score-count="${step}">
						<span>${step}</span>
						<span>${shortNumber(Math.round(share * ratingsCount))}</span>
					</div>
				</div>
		`,
      )}</div>	
	`;
}

function smokeAgain({ rating, ratingsCount }: Score): Html {
  const yes = Math.round(Math.min(0.97, rating / 5) * 100);
  const item = (
    score: 'no' | 'yes',
    label: string,
    percent: number,
  ): Html => html`<div class="again_meter_item" style="width:${percent}%;">
					<div data-score="${score}">
						<span>${percent}%</span>
					</div>
					<div data-score-count="${score}">
						<span>${label}</span>
						<span>${shortNumber(Math.round((ratingsCount * percent) / 100))}</span>
					</div>
				</div>
		`;
  return html`<h4>Покурили бы еще раз</h4>	
	<div class="again_meter">
		${item('no', 'Нет', 100 - yes)}${item('yes', 'Да', yes)}</div>`;
}

export const promoBanner = ({ origin }: PageContext): Html => html`<div class="object_product_rec">
		<a class="rec_link" data-id="1" data-type="product" href="http://lavka.example/#tobacco_list_wrapper" target="">
			<img class="obj_max" src="${origin}/images/rec/banner.svg" width="1200" height="240" loading="lazy" alt="">
		</a>
	</div>`;
