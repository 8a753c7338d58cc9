import { ITEM_STATES, type ItemState, LONGEST_NOTE } from '@hookah/shared/closed-sets';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';
import type { Change } from './wishlist-changes.ts';

const further = (one: ItemState, other: ItemState): ItemState =>
  ITEM_STATES.indexOf(one) > ITEM_STATES.indexOf(other) ? one : other;

/** Theirs and ours beneath each other; when both don't fit, ours, since theirs was read before it was written over. */
const bothNotes = (theirs: string | null, ours: string | null): string | null => {
  if (!theirs || !ours) return ours || theirs;
  if (theirs.includes(ours)) return theirs;
  if (ours.includes(theirs)) return ours;
  const both = `${theirs}\n${ours}`;
  return both.length <= LONGEST_NOTE ? both : ours;
};

/**
 * What a change that had to wait still has to say of an entry that was changed elsewhere meanwhile; null: nothing. Field
 * by field: what only one side changed is that side's. What both did: notes are joined, of two states the further one
 * holds (bought and tried is tried), and for the rest the person's last word on this device does.
 */
export const rebased = (
  { item: seen, patch }: Change & { kind: 'patch' },
  current: WishlistItem,
): PatchItem | null => {
  const { state, note, ...rest } = patch;
  const wanted: PatchItem = { ...rest };
  if (state !== undefined) {
    wanted.state = current.state === seen.state ? state : further(state, current.state);
  }
  if (note !== undefined) wanted.note = current.note === seen.note ? note : bothNotes(current.note, note);

  // The days of an undo are of the state it goes back to.
  const { customName, state: toState, priority, note: toNote, verdict, rating, ...days } = wanted;
  const left: PatchItem = {
    ...(customName === undefined || customName === current.customName ? {} : { customName }),
    ...(toState === undefined || toState === current.state
      ? {}
      : { state: toState, ...(toState === state && days) }),
    ...(priority === undefined || priority === current.priority ? {} : { priority }),
    ...(toNote === undefined || toNote === current.note ? {} : { note: toNote }),
    ...(verdict === undefined || verdict === current.verdict ? {} : { verdict }),
    ...(rating === undefined || rating === current.rating ? {} : { rating }),
  };
  return Object.keys(left).length === 0 ? null : left;
};
