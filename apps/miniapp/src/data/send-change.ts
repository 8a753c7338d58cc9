import type { PersonalClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { WishlistItem } from '@hookah/shared/wishlist';
import type { Intent, Send } from './outbox.ts';
import { rebased } from './rebased.ts';
import type { Change } from './wishlist-changes.ts';

/** The API's client for one intent. */
export const sendChange =
  (api: PersonalClient): Send =>
  async ({ change, key, isLate }) => {
    const call = { idempotencyKey: key };
    switch (change.kind) {
      case 'add':
        return api.wishlist.add(
          typeof change.tobacco === 'string'
            ? { customName: change.tobacco }
            : { tobaccoId: change.tobacco.id },
          call,
        );
      case 'patch':
        return { item: await (isLate ? patchRebased : patchAsSeen)(api, change, key) };
      case 'remove':
        await api.wishlist.remove(change.item.id, call).catch(unlessGone);
        return { item: null };
      case 'restore':
        return { item: await api.wishlist.restoreItem(change.item.id, call) };
    }
  };

/** What was to be removed and is gone already is as it was wished. */
const unlessGone = (error: unknown): void => {
  if (!(error instanceof ApiError) || error.code !== 'ITEM_NOT_FOUND') throw error;
};

type PatchChange = Change & { kind: 'patch' };

const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === 'CONFLICT';

/** Of the entry as the person saw it; when somebody changed it since, what is left to say of it as it is now. */
const patchAsSeen = async (
  api: PersonalClient,
  change: PatchChange,
  key: Intent['key'],
): Promise<WishlistItem> => {
  const { item, patch } = change;
  try {
    return await api.wishlist.patch(item.id, { ...patch, version: item.version }, { idempotencyKey: key });
  } catch (error) {
    if (isConflict(error)) return patchRebased(api, change, key);
    throw error;
  }
};

/** Two devices that speak at once meet a few times at most. */
const ATTEMPTS = 4;

/** Says only what is still to be said of the entry as it is by now. */
const patchRebased = async (
  api: PersonalClient,
  change: PatchChange,
  key: Intent['key'],
  attempts = ATTEMPTS,
): Promise<WishlistItem> => {
  const current = await api.wishlist.get(change.item.id);
  const patch = rebased(change, current);
  if (patch === null) return current;
  try {
    return await api.wishlist.patch(
      current.id,
      { ...patch, version: current.version },
      { idempotencyKey: key },
    );
  } catch (error) {
    // Somebody else was faster, between the reading and the writing.
    if (isConflict(error) && attempts > 1) return patchRebased(api, change, key, attempts - 1);
    // It was sent before, in other words, and its answer was lost: then it has had its effect.
    if (error instanceof ApiError && error.code === 'IDEMPOTENCY_KEY_REUSED') {
      return api.wishlist.get(current.id);
    }
    throw error;
  }
};
