import type { Catalogue } from './catalogue.ts';
import type { Tobacco } from './model.ts';
import { firstRows, readSort, sortRows } from './ranking.ts';

/** The general ranking ends here; the list of a flavour tag has no end. */
const TOP = 100;

/** The tobaccos of /tobaccos: the best, or all of one flavour tag (r=flavor&t=46). */
export function tobaccoRanking(catalogue: Catalogue, query: Record<string, unknown>): Tobacco[] {
  const listed = catalogue.tobaccos().filter((tobacco) => tobacco.listed);
  const sort = readSort(query.s, query.d);
  if (query.r !== 'flavor') return firstRows(listed, sort, TOP);
  return sortRows(
    listed.filter(({ tags }) => tags.some(({ id }) => id === Number(query.t))),
    sort,
  );
}

export const newestTobaccos = (catalogue: Catalogue): Tobacco[] =>
  firstRows(
    catalogue.tobaccos().filter(({ listed }) => listed),
    { key: 'created' },
    TOP,
  );
