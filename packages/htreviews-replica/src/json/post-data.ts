import type { Catalogue } from '#src/catalogue.ts';
import type { Tobacco } from '#src/model.ts';
import { ROWS_PER_PAGE } from '#src/pages/object-list.ts';
import { readSort, sortRows } from '#src/ranking.ts';
import { isDiscontinued } from '#src/vocabulary.ts';
import { readNumber } from './get-data.ts';
import { tobaccoJson } from './rows.ts';

/**
 * POST /postData: the flavours of a brand or a line. A brand's answer leaves out what is discontinued,
 * so it ends before the number of flavours its page shows; a line's answer has them all.
 */
export function postData(catalogue: Catalogue, body: unknown): unknown[] {
  const { action, data } = asRecord(body);
  const { id, limit, offset, sort } = asRecord(data);
  const { s, d } = asRecord(sort);
  const from = readNumber(offset) ?? 0;
  const rows = sortRows(tobaccosFor(catalogue, action, readNumber(id) ?? 0), readSort(s, d));
  return rows
    .slice(from, from + (readNumber(limit) ?? ROWS_PER_PAGE))
    .map((tobacco) => tobaccoJson(catalogue, tobacco));
}

function tobaccosFor(catalogue: Catalogue, action: unknown, id: number): Tobacco[] {
  if (action === 'objectByBrand') {
    return catalogue.tobaccosOf(id).filter(({ listed, status }) => listed && !isDiscontinued(status));
  }
  if (action !== 'objectByLine') return [];
  const brandId = catalogue.lineById(id)?.brandId ?? 0;
  return catalogue.tobaccosOf(brandId).filter(({ listed, lineId }) => listed && lineId === id);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
