import { type Html, html } from '#src/html.ts';

/** One row of an object's card: a label, a spacer, a value. */
export const infoRow = (label: string, value: Html | string): Html => html`<div class="object_info_item">
		<span>${label}</span>
		<span></span>
		<span>${value}</span>
	</div>
	`;

/** The brand page puts these values in a div. */
export const infoRowWithDiv = (label: string, value: string): Html => html`<div class="object_info_item">
		<span>${label}</span>
		<span></span>
		<div>${value}</div>
	</div>
	`;

type Explained = { label: string; notice: string; value: string; align?: 'center' | 'right'; id?: number };

/** A row whose label carries a "?" with an explanation. */
export const explainedRow = ({
  label,
  notice,
  value,
  align = 'center',
  id,
}: Explained): Html => html`<div class="object_info_item"${id !== undefined && html` data-id="${id}"`}>
		<span>
			<span>${label}</span>
			<div data-hover-notice="${notice}" data-open="0" data-align="${align}" title="Подробнее">
				<i>?</i>
			</div>
		</span>
		<span></span>
		<span>${value}</span>
	</div>
	`;

export const linkedRow = (
  label: string,
  url: string,
  name: string,
): Html => html`<div class="object_info_item">
		<span>${label}</span>
		<span></span>
		<span>
			<a href="${url}">
				${name}			</a>
		</span>
	</div>
	`;

export const officialStrengthRow = (value: string): Html =>
  explainedRow({ label: 'Крепость официальная', notice: 'Так говорит производитель.', value });

export const strengthByRatingsRow = (value: string): Html =>
  explainedRow({ label: 'Крепость по оценкам', notice: 'Так говорят читатели.', value });

export const statusRow = (value: string): Html =>
  explainedRow({ label: 'Статус', notice: 'Статус может запаздывать.', value, align: 'right', id: 1 });

/** An advert that looks like a fact about the tobacco. */
export const promoRow = (): Html => html`<div class="object_info_item">
		<span>
			<span class="object_info_promo">Промокод на <a class="promo_link" href="http://lavka.example/?promo=replica" target="_blank">lavka</a></span>
			<div data-hover-notice="Используйте промокод replica на сайте lavka." data-open="0" data-align="center" title="Подробнее">
				<i>?</i>
			</div>
		</span>
		<span></span>
		<span class="promo_text" title="Скопировать">replica</span>
	</div>
	`;
