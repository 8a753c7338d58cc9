import { refusedField } from '@hookah/shared/errors';
import type { PatchItem } from '@hookah/shared/wishlist';

/** Nobody has bought anything here before. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');

/** The days a change names, by which an undo says what was. A phone's clock may be ahead: what is to come yet is now. */
export const withDays = (patch: PatchItem, now: Date): PatchItem => {
  const { state, purchasedAt, triedAt } = patch;
  const day = (field: string, named: string, isOfState: boolean): string => {
    const path = `body.${field}`;
    if (!isOfState) throw refusedField(path, 'is not of this state');
    const at = new Date(named);
    // A leap second is a moment too, which no clock of ours has.
    if (Number.isNaN(at.getTime()) || at < EARLIEST) throw refusedField(path, 'must be a moment since 2000');
    return (at > now ? now : at).toISOString();
  };
  return {
    ...patch,
    ...(purchasedAt && {
      purchasedAt: day('purchasedAt', purchasedAt, state === 'purchased' || state === 'tried'),
    }),
    ...(triedAt && { triedAt: day('triedAt', triedAt, state === 'tried') }),
  };
};
