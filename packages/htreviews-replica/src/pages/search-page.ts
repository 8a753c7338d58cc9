import { sortRows } from '#src/ranking.ts';
import type { PageContext } from './context.ts';
import { tobaccosPage } from './ranking-pages.ts';

export function searchPage(context: PageContext, text: string): string {
  const wanted = text.trim().toLowerCase();
  const found = context.catalogue
    .tobaccos()
    .filter(
      ({ listed, name, altName }) => listed && `${name}\n${altName ?? ''}`.toLowerCase().includes(wanted),
    );
  return tobaccosPage(context, wanted === '' ? [] : sortRows(found, {}), `Реплика | ${text}`);
}
