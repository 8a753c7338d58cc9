import type { Page } from './document.ts';
import { readTobaccoRow, rowsOf } from './list-rows.ts';
import { parseCount } from './numbers.ts';
import { vital } from './problems.ts';
import type { ListedTobaccos } from './records.ts';

/** The list of a brand's or a line's flavours: how many there are, and the first rows. */
export function readTobaccoList(page: Page): ListedTobaccos | null {
  const list = page.$('#tobacco_list_wrapper > .tobacco_list_items').first();
  const count = parseCount(list.attr('data-count'));
  if (count === null) {
    page.report(vital('missing_element', 'tobacco list with its count'));
    return null;
  }
  const rows = rowsOf(page, list);
  const listed = rows.flatMap((row) => readTobaccoRow(page, row) ?? []);
  if (listed.length === 0 && count > 0) page.report(vital('missing_element', 'rows of the tobacco list'));
  return { count, listed };
}
