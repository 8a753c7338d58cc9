import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@hookah/shared/api-client';
import type { ClaimedUpdate } from '@hookah/shared/bot';

/**
 * Takes updates to work on. A claim whose answer got lost may have had its effect: its updates would wait, with their
 * chats, until the lease runs out. So it is asked again as the same claim, and the API gives the same answer.
 */
export const createClaims = (api: ApiClient, leaseSeconds: number) => {
  let open: { key: string; limit: number; until: number } | undefined;

  /** @throws ApiError when it is not known what was claimed; the next call finds out. */
  return async (limit: number): Promise<ClaimedUpdate[]> => {
    // Half a lease later the answer could name updates that are another's by now.
    if (open === undefined || open.until < Date.now()) {
      open = { key: randomUUID(), limit, until: Date.now() + leaseSeconds * 500 };
    }
    const { items } = await api.bot.claimUpdates(
      { limit: open.limit, leaseSeconds },
      { idempotencyKey: `claim:${open.key}` },
    );
    open = undefined;
    return items;
  };
};
