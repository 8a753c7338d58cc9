import type { Overlap, SharedItem, SharedList } from '@hookah/shared/sharing';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { briefly, titleOf } from './tobacco.ts';
import { type Button, pageButtons, type View, type Voice } from './view.ts';

export const FRIEND_ITEMS_PER_PAGE = 6;
const OVERLAP_SHOWN = 12;

export type FriendList = Pick<SharedList, 'title' | 'owner' | 'mine'> & {
  token: string;
  items: readonly SharedItem[];
  page: number;
  hasMore: boolean;
};

const claimWords = ({ t }: Voice, { claim }: SharedItem): string | null =>
  claim === null
    ? null
    : claim.mine
      ? t.friend.claimedByMe
      : t.friend.claimedBy(clip(claim.firstName, 40) || t.friend.someone);

const row = (voice: Voice, item: SharedItem, number: number): Html => {
  const { tobacco, customName } = item;
  const about = [tobacco === null ? '' : briefly(voice.t, tobacco), claimWords(voice, item)];
  return lines(
    html`${number}. <b>${tobacco === null ? clip(customName ?? '', 80) : titleOf(tobacco)}</b>`,
    ...about.map((words) => (words === null || words === '' ? null : html`${words}`)),
  );
};

const rowButtons = (
  { t }: Voice,
  { token, page }: FriendList,
  { id, tobacco, claim }: SharedItem,
  number: number,
): Button[] => {
  const where = { token, item: id, page };
  const claiming: Button[] =
    claim === null
      ? [{ text: t.friend.claim(number), action: { kind: 'claim', ...where } }]
      : claim.mine
        ? [{ text: t.friend.unclaim(number), action: { kind: 'unclaim', ...where } }]
        : [];
  const wanting: Button[] =
    tobacco === null ? [] : [{ text: t.friend.want(number), action: { kind: 'want', tobacco: tobacco.id } }];
  return [...claiming, ...wanting];
};

/** What a friend wants, each with "I'll bring it" and "want it too". One's own list is only looked at. */
export const friendView = (voice: Voice, list: FriendList): View => {
  const { t } = voice;
  const { token, items, page, hasMore, mine } = list;
  const name = clip(list.owner.firstName, 64) || t.friend.someone;
  const first = page * FRIEND_ITEMS_PER_PAGE + 1;
  return {
    text: paragraphs(
      t.friend.heading(name, list.title === null ? null : clip(list.title, 100)),
      mine ? t.friend.mine : null,
      items.length === 0
        ? t.friend.empty
        : lines(...items.map((item, index) => row(voice, item, first + index))),
      mine || items.length === 0 ? null : t.friend.hint,
    ),
    keyboard: [
      ...(mine ? [] : items.map((item, index) => rowButtons(voice, list, item, first + index))),
      pageButtons(voice, {
        page,
        pages: null,
        hasMore,
        turn: (turned) => ({ kind: 'shared', token, page: turned }),
      }),
      mine ? [] : [{ text: t.friend.overlap, action: { kind: 'overlap', token } }],
    ],
  };
};

/** What stands on both lists. */
export const overlapView = ({ t }: Voice, { items, total }: Overlap, token: string): View => {
  const shown = items.slice(0, OVERLAP_SHOWN);
  return {
    text: paragraphs(
      t.friend.overlapHeading(total),
      lines(
        ...shown.map(({ tobacco, theirs, mine }) =>
          t.friend.overlapItem(titleOf(tobacco), t.friend.states[theirs], t.friend.myStates[mine]),
        ),
      ),
      total > shown.length ? t.friend.overlapRest(total - shown.length) : null,
    ),
    keyboard: [[{ text: t.friend.back, action: { kind: 'shared', token, page: 0 } }]],
  };
};
