const STEP = 100;

type Load<T> = (place: { cursor?: string; limit: number }) => Promise<{
  items: readonly T[];
  nextCursor: string | null;
}>;

/**
 * The items from `begin` up to `end`, and whether there are more. The API pages by cursors, which don't fit into a
 * button, so one walks there in steps of a hundred.
 */
export const walk = async <T>(
  load: Load<T>,
  begin: number,
  end: number,
): Promise<{ items: T[]; hasMore: boolean }> => {
  let step = await load({ limit: STEP });
  const items = [...step.items];
  while (items.length <= end && step.nextCursor !== null) {
    step = await load({ cursor: step.nextCursor, limit: STEP });
    items.push(...step.items);
  }
  return { items: items.slice(begin, end), hasMore: items.length > end };
};
