import type { Catalogue } from '#src/catalogue.ts';
import { ROWS_PER_PAGE } from '#src/pages/object-list.ts';
import { brandsOfTab } from '#src/pages/ranking-pages.ts';
import { readSort } from '#src/ranking.ts';
import { tobaccoRanking } from '#src/rankings.ts';
import { phpArray } from './php-array.ts';
import { brandJson, lineJson, tobaccoJson } from './rows.ts';

export type Query = Record<string, unknown>;

/** GET /getData: pages of the rankings, and the search box. */
export function getData(catalogue: Catalogue, query: Query): unknown {
  switch (query.action) {
    case 'brands':
      return brandPage(catalogue, query);
    case 'tobaccos':
      return page(tobaccoRanking(catalogue, query), offsetOf(query)).map((tobacco, index) => ({
        key: String(offsetOf(query) + index + 1),
        ...tobaccoJson(catalogue, tobacco),
      }));
    case 'search':
      return search(catalogue, query);
    default:
      return [];
  }
}

function brandPage(catalogue: Catalogue, query: Query): unknown[] {
  const tab = query.r === 'others' ? 'others' : 'position';
  const brands = brandsOfTab(catalogue, tab, {
    ...readSort(query.s, query.d),
    countryId: readNumber(query.c),
  });
  const offset = offsetOf(query);
  return page(brands, offset).map((brand, index) => brandJson(catalogue, brand, offset + index + 1));
}

function search(catalogue: Catalogue, query: Query): unknown {
  const text = String(query.text ?? '')
    .trim()
    .toLowerCase();
  const limit = readNumber(query.l) ?? 10;
  const offset = offsetOf(query);

  // Keys are places in the whole list, as a filtered PHP array keeps them.
  const matches = <T extends { name: string; altName?: string | null }, R>(
    objects: readonly T[],
    toRow: (object: T) => R,
  ): R[] | Record<string, R> => {
    const found = [...objects.entries()].filter(
      ([, { name, altName }]) => text !== '' && `${name}\n${altName ?? ''}`.toLowerCase().includes(text),
    );
    return phpArray(
      found.slice(offset, offset + limit).map(([key, object]) => [key, toRow(object)] as const),
    );
  };

  return {
    brands: matches(catalogue.brands(), (brand) => brandJson(catalogue, brand, 0)),
    lines: matches(catalogue.lines(), (line) => lineJson(catalogue, line)),
    tobaccos: matches(
      catalogue.tobaccos().filter(({ listed }) => listed),
      (tobacco) => tobaccoJson(catalogue, tobacco),
    ),
  };
}

const page = <T>(rows: readonly T[], offset: number): T[] => rows.slice(offset, offset + ROWS_PER_PAGE);

const offsetOf = (query: Query): number => readNumber(query.o) ?? 0;

/** A whole number above 0, or nothing: filters send 0 for "any". */
export function readNumber(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
