import { isDeepStrictEqual } from 'node:util';
import type { BrandPlan } from './plan.ts';
import type { KnownBrand, TobaccoRow } from './rows.ts';

/** What a plan would make of one tobacco: each differing field as it is and as it would be. */
export type Change = {
  kind: 'new' | 'changed';
  slugPath: string;
  name: string;
  fields: Record<string, { before: unknown; after: unknown }>;
};

/** Our own book-keeping, which says nothing of the tobacco. */
const OURS: ReadonlySet<string> = new Set<keyof TobaccoRow>([
  'contentHash',
  'lastSeenAt',
  'checkedAt',
  'pageValidator',
  'searchText',
]);

export function changesOf(plan: BrandPlan, known: KnownBrand): Change[] {
  const knownById = new Map(known.tobaccos.map((row) => [row.htreviewsId, row]));
  return plan.tobaccos.flatMap((row): Change[] => {
    const { slugPath, name } = row;
    const before = knownById.get(row.htreviewsId);
    if (before === undefined) return [{ kind: 'new', slugPath, name, fields: {} }];
    const fields = differences(before, row);
    return Object.keys(fields).length === 0 ? [] : [{ kind: 'changed', slugPath, name, fields }];
  });
}

function differences(before: TobaccoRow, after: TobaccoRow): Change['fields'] {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => !OURS.has(field) && !isDeepStrictEqual(value, known.get(field)))
      .map(([field, value]) => [field, { before: known.get(field), after: value }]),
  );
}
