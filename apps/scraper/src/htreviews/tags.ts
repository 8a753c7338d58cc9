import { cleanName } from './clean.ts';
import type { Page, Selection } from './document.ts';
import { parseId } from './numbers.ts';
import type { Tag } from './records.ts';

/** The whole block stands twice, for phone and desktop; a tag counts once. */
export function readTags(page: Page): Tag[] {
  const { $ } = page;
  const tags = $('.object_card_tags_group')
    .toArray()
    .flatMap((block) => readBlock(page, $(block)));
  return [...new Map(tags.map((tag) => [tag.htreviewsId ?? `${tag.group}/${tag.name}`, tag])).values()];
}

function readBlock({ $, site, url }: Page, block: Selection): Tag[] {
  const titles = block
    .find('.group_title')
    .toArray()
    .map((title) => ({ name: cleanName($(title).text()), color: colorOf($(title), '--color') }));
  return block
    .find('a.object_card_tag')
    .toArray()
    .flatMap((element) => {
      const link = $(element);
      const name = cleanName(link.text());
      if (name === null) return [];
      const htreviewsId = tagId(link.attr('href'), new URL(url, site.origin).href);
      // Titles and tags are two separate runs of elements: the colour is what ties a tag to its group.
      const color = colorOf(link, '--group_color');
      const same = titles.filter((title) => title.color !== null && title.color === color);
      const group = titles.length === 1 ? titles[0] : same.length === 1 ? same[0] : undefined;
      return [{ htreviewsId, name, group: group?.name ?? null }];
    });
}

/** "/tobaccos?r=flavor&t=46" → 46 */
function tagId(href: string | undefined, base: string): number | null {
  if (href === undefined || !URL.canParse(href, base)) return null;
  const { searchParams } = new URL(href, base);
  return searchParams.get('r') === 'flavor' ? parseId(searchParams.get('t')) : null;
}

function colorOf(element: Selection, property: string): string | null {
  const match = new RegExp(`${property}:\\s*(#[\\da-f]{3,8})`, 'i').exec(element.attr('style') ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}
