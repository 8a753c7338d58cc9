import { type Html, html } from '#src/html.ts';
import type { Brand } from '#src/model.ts';
import { firstRows } from '#src/ranking.ts';
import { type PageContext, pictureUrl } from './context.ts';
import { altName } from './list-row.ts';

/** How many rows of a brand's list come before this block. */
export const ROWS_BEFORE_TOP_FLAVOURS = 10;
const SHOWN = 8;

/** Flavours of other brands, in the midst of the brand's own list: a reader must not take them for its rows. */
export function topFlavours(context: PageContext, brandId: Brand['id']): Html {
  const { catalogue } = context;
  const others = catalogue.tobaccos().filter(({ listed, brandId: of }) => listed && of !== brandId);
  const best = firstRows(others, {}, SHOWN);
  return html`<div class="new_flavors">
	<div class="new_flavors_top">
		<div class="new_flavors_title">
			<h2>Топ вкусов популярных брендов</h2>
		</div>
	</div>
	<div class="new_flavor_bottom">
		<div class="new_flavors_list">
			${best.map((tobacco) => {
        const brand = catalogue.brandById(tobacco.brandId);
        const line = catalogue.lineById(tobacco.lineId);
        return html`				<div class="new_flavors_item" data-id="${tobacco.id}" data-index="${tobacco.id}">
					<div class="new_flavors_image" style="background-image: url(${pictureUrl(context, tobacco.image)})">
					</div>
					<div class="new_flavors_info">
						<div>
							<a class="info_name" draggable="false" href="/tobaccos/${catalogue.pathOf(tobacco)}" title="${tobacco.name}">
								<span>${tobacco.name}</span>
								<span>${altName(tobacco)}</span>
							</a>
							<a class="info_brand" draggable="false" href="/tobaccos/${brand?.slug}">
								<span>${brand?.name}</span>
							</a>
							<a class="info_line" draggable="false" href="/tobaccos/${line && catalogue.pathOf(line)}">
								<span>${line?.name}</span>
							</a>
						</div>
						<div>
						</div>
					</div>
				</div>
			`;
      })}</div>
	</div>
</div>
`;
}
