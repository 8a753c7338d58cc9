import { type Html, html, raw } from '#src/html.ts';
import { COUNTRIES, STRENGTHS } from '#src/vocabulary.ts';

type Option = { id: string; value: string; label: Html; checked?: boolean };
type Select = {
  type: string;
  name: string;
  inputType?: string;
  options: readonly Option[];
  listed?: readonly Option[];
};

const select = ({
  type,
  name,
  inputType,
  options,
  listed = options,
}: Select): Html => html`<div class="filter_select">
	<div class="custom_select" data-active="1" data-type="${type}">
		<div class="cs_current" data-toggle="1">
			${options.map(
        ({ id, value, label, checked }) => html`<div class="cs_value">
					<input class="cs_input" type="radio" name="${name}"
					id="${id}" data-type="${inputType ?? id.replace(/_(desc|asc)$/, '')}"
					value="${value}" ${checked === true ? 'checked' : ''}/>
					<p class="cs_input-text">${label}</p>
				</div>
			`,
      )}</div>
		<ul class="cs_list">
			${listed.map(
        ({ id, label }) => html`<li>
					<label class="cs_option" for="${id}">${label}</label>
				</li>
			`,
      )}</ul>
	</div>
</div>`;

const DOWN = '&#8600';
const UP = '&#8599';

export function sortSelect(withDate: boolean): Html {
  const both = (key: string, label: string): Option[] => [
    { id: `${key}_desc`, value: 'desc', label: raw(`${label} ${DOWN}`), checked: key === 'rating' },
    { id: `${key}_asc`, value: 'asc', label: raw(`${label} ${UP}`) },
  ];
  const options = [
    ...both('rating', 'Рейтинг'),
    ...both('reviews', 'Отзывы'),
    ...(withDate ? both('created', 'По дате') : []),
    { id: 'all_views_desc', value: 'desc', label: raw('Просмотры') },
  ];
  return select({ type: 'sort', name: 's', options });
}

export const countrySelect = (): Html => numbered('countries', 'c', 'county', 'Страна', [...COUNTRIES]);

export const strengthSelect = (): Html =>
  numbered(
    'strength',
    'k',
    'strength',
    'Крепость',
    STRENGTHS.map((name, index) => ({ id: index + 1, name })),
  );

function numbered(
  type: string,
  name: string,
  inputType: string,
  title: string,
  items: readonly { id: number; name: string }[],
): Html {
  const options = items.map(
    (item, index): Option => ({
      id: `${name}_${index + 1}`,
      value: String(item.id),
      label: html`${item.name}`,
    }),
  );
  const none = { id: `${name}_0`, value: '0', checked: true };
  return select({
    type,
    name,
    inputType,
    options: [{ ...none, label: html`${title}` }, ...options],
    listed: [{ ...none, label: raw('Любая') }, ...options],
  });
}
