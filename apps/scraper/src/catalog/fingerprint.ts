import { createHash } from 'node:crypto';
import type { ListedLine, ListedTobacco } from '#src/htreviews/records.ts';

/** Stands for "no list named it" where a fingerprint of its list row would stand. */
export const ABSENT = 'absent';

/**
 * Of what a list says that only the item's own page says better. Ratings change daily and need no page.
 * Null for a row of a page, which says too little to be compared.
 */
export function tobaccoFingerprint(row: ListedTobacco): string | null {
  if (row.from === 'page') return null;
  const tags = row.tags?.map(({ name, group }) => [group, name]);
  return digest([row.slugPath, row.name, row.altName, row.imageUrl, row.strength, row.status?.raw, tags]);
}

export const lineFingerprint = (line: ListedLine): string =>
  digest([line.name, line.description, line.strengthOfficial?.raw, line.status?.raw]);

const digest = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
