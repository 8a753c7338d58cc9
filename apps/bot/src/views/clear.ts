import type { ClearedWishlist } from '@hookah/shared/wishlist';
import { addButton, appRow, type Button, listButton, type View, type Voice } from './view.ts';

/** The harmless answer comes first. */
export const clearQuestionView = ({ t }: Voice, count: number): View => ({
  text: t.clearQuestion(count),
  keyboard: [
    [{ text: t.buttons.keep, action: { kind: 'keep' } }],
    [{ text: t.buttons.clear(count), action: { kind: 'clear' } }],
  ],
});

export const clearedView = (voice: Voice, { removed, undoToken }: ClearedWishlist): View => {
  const undo: Button[] =
    undoToken === null
      ? []
      : [{ text: voice.t.buttons.undoAll, action: { kind: 'unclear', undo: undoToken } }];
  return { text: voice.t.cleared(removed), keyboard: [undo, [addButton(voice)]] };
};

export const unclearedView = (voice: Voice, count: number): View => ({
  text: count === 0 ? voice.t.unclearedNothing : voice.t.uncleared(count),
  keyboard: [[listButton(voice)], appRow(voice)],
});
