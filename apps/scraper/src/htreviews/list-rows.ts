import { cleanAltName, cleanName } from './clean.ts';
import { imageOf, type Page, type Selection } from './document.ts';
import { parseCount, parseId, parseRating } from './numbers.ts';
import { minor } from './problems.ts';
import type { BrandTab, ListedBrand, ListedTobacco, Score } from './records.ts';
import { depthOf } from './slug-path.ts';
import { readStatus } from './words.ts';

/**
 * Rows come in two templates: the server's, and the one that the site's own script adds while scrolling
 * (`tobacco_list_item_reviews` for `list_item_reviews`, a number on brand rows, the rank as bare text).
 */
export const rowsOf = ({ $ }: Page, list: Selection): Selection[] =>
  list
    .children('.tobacco_list_item')
    .toArray()
    .map((row) => $(row));

export function readBrandRow(page: Page, row: Selection, tab: BrandTab): ListedBrand | null {
  const link = row.find('a.tobacco_list_item_slug').first();
  const slug = page.site.slugPath(link.attr('href'), page.url);
  const name = cleanName(link.children('span').first().text());
  if (slug === null || depthOf(slug) !== 1 || name === null) {
    page.report(minor('unreadable_value', `brand row ${link.attr('href') ?? ''}`));
    return null;
  }
  return {
    htreviewsId: parseId(row.attr('data-id')),
    slug,
    name,
    country: cleanName(link.children('span.country').first().text()),
    imageUrl: imageOf(row.find('.tobacco_list_item_image img').first(), page.site, page.report),
    tobaccosCount: null,
    tab,
    ...readRowScore(row),
  };
}

export function readTobaccoRow(page: Page, row: Selection): ListedTobacco | null {
  const link = row.find('a.tobacco_list_item_slug').first();
  const htreviewsId = parseId(row.attr('data-id'));
  const slugPath = page.site.slugPath(link.attr('href'), page.url);
  const name = cleanName(link.children('span').first().text());
  if (htreviewsId === null || slugPath === null || depthOf(slugPath) !== 3 || name === null) {
    page.report(minor('unreadable_value', `tobacco row ${row.attr('data-id') ?? link.attr('href') ?? ''}`));
    return null;
  }
  return {
    from: 'page',
    htreviewsId,
    slugPath,
    name,
    altName: cleanAltName(link.children('span').eq(1).text()),
    lineName: cleanName(row.find('a.tobacco_list_item_line_slug span').first().text()),
    imageUrl: imageOf(row.find('.tobacco_list_item_image img').first(), page.site, page.report),
    strength: null,
    status: readStatus(row.find('.tobacco_list_item_status span').first().text(), page.report),
    tags: null,
    ...readRowScore(row),
  };
}

function readRowScore(row: Selection): Score {
  const stat = (selector: string) => cleanName(row.find(selector).first().find('span').first().text());
  return {
    rating: parseRating(stat('.list_item_rating')),
    ratingsCount: parseCount(stat('.list_item_ratings_count')),
    reviewsCount: parseCount(stat('.list_item_reviews, .tobacco_list_item_reviews')),
  };
}
