import { openPage, type Page } from './document.ts';
import { readBrandRow, rowsOf } from './list-rows.ts';
import { parseCount } from './numbers.ts';
import { type ParseResult, vital, withProblems } from './problems.ts';
import type { BrandList, BrandTab } from './records.ts';
import type { Site } from './site.ts';

export const BRAND_TABS: readonly BrandTab[] = ['position', 'others'];

/** /tobaccos/brands holds both tabs at once, each with its count and its first rows. */
export function parseBrandListPage(html: string, site: Site, url: string): ParseResult<BrandList> {
  return withProblems((report) => {
    const page = openPage(html, site, url, report);
    const tabs = BRAND_TABS.flatMap((tab) => readTab(page, tab) ?? []);
    return tabs.length === 0 ? null : { tabs };
  });
}

function readTab(page: Page, tab: BrandTab): BrandList['tabs'][number] | null {
  const list = page.$(`.tobacco_list_wrapper[data-type="${tab}"] > .tobacco_list_items`).first();
  const count = parseCount(list.attr('data-count'));
  if (count === null) {
    page.report(vital('missing_element', `brand tab ${tab} with its count`));
    return null;
  }
  const rows = rowsOf(page, list);
  const listed = rows.flatMap((row) => readBrandRow(page, row, tab) ?? []);
  if (listed.length === 0 && count > 0) page.report(vital('missing_element', `rows of brand tab ${tab}`));
  return { tab, count, listed };
}
