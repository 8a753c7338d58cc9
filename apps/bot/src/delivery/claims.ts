import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@hookah/shared/api-client';
import type { ClaimedUpdates } from '@hookah/shared/bot';

/** `until`: how long they are ours at least, on the clock of `performance.now()`. */
export type Claimed = ClaimedUpdates & { until: number };

/**
 * Takes updates to work on. A claim whose answer got lost may have had its effect: its updates would wait, with their
 * chats, until the lease runs out. So it is asked again as the same claim, and the API gives the same answer.
 */
export const createClaims = (api: ApiClient, leaseSeconds: number) => {
  const leaseMs = leaseSeconds * 1000;
  let open: { key: string; limit: number; since: number } | undefined;

  /** @throws ApiError when it is not known what was claimed; the next call finds out. */
  return async (limit: number): Promise<Claimed> => {
    // Half a lease later the answer could name updates that are another's by now.
    if (open === undefined || open.since + leaseMs / 2 < performance.now()) {
      open = { key: randomUUID(), limit, since: performance.now() };
    }
    const { key, since } = open;
    const { items, nextInMs } = await api.bot.claimUpdates(
      { limit: open.limit, leaseSeconds },
      { idempotencyKey: `claim:${key}` },
    );
    open = undefined;
    return { items, nextInMs, until: since + leaseMs };
  };
};
