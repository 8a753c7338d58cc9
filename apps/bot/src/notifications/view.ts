import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { Notification, NotificationEntry } from '@hookah/shared/notifications';
import type { InlineKeyboardButton } from 'telegraf/types';
import { encode } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, paragraphs } from '#src/html.ts';
import type { Texts } from '#src/texts/texts.ts';
import { fullTitleOf, titleOf } from '#src/views/tobacco.ts';
import type { Button, View, Voice } from '#src/views/view.ts';

/** A message with more buttons than that is a keyboard. */
const MOST_BUTTONS = 5;
const NAME_LENGTH = 60;

/** What is told without being asked: each thing with a way to that very thing, and one tap to be told no more. */
export const notificationView = (voice: Voice, { entries, more }: Notification): View => {
  const { t } = voice;
  return {
    text: paragraphs(
      t.notifications.heading,
      lines(...entries.map((entry) => lineOf(voice, entry))),
      more > 0 ? t.notifications.more(more) : null,
    ),
    keyboard: [
      ...onceEach(entries)
        .slice(0, MOST_BUTTONS)
        .map((entry) => buttonsOf(voice, entry)),
      [hushButton(t, true)],
    ],
  };
};

const hushButton = (t: Texts, on: boolean) => {
  const { mute, unmute } = t.notifications.buttons;
  return { text: on ? mute : unmute, action: { kind: 'hush' as const, on } };
};

/** The button that was pressed, with its opposite; any other as it is. */
export const hushTurned = (t: Texts, button: InlineKeyboardButton, on: boolean): InlineKeyboardButton => {
  const isIt = 'callback_data' in button && button.callback_data === encode({ kind: 'hush', on });
  if (!isIt) return button;
  const { text, action } = hushButton(t, !on);
  return { text, callback_data: encode(action) };
};

const lineOf = ({ t }: Voice, entry: NotificationEntry): Html => {
  if (entry.kind !== 'claim') {
    return t.notifications.news[entry.kind](html`<a href="${entry.url}">${fullTitleOf(entry.tobacco)}</a>`);
  }
  const friend = entry.friend === '' ? t.notifications.someFriend : clip(entry.friend, NAME_LENGTH);
  return t.notifications.claim(friend, nameOf(entry));
};

type Claim = Extract<NotificationEntry, { kind: 'claim' }>;

const nameOf = ({ tobacco, customName }: Claim): string =>
  tobacco === null ? clip(customName ?? '', NAME_LENGTH) : titleOf(tobacco);

const buttonsOf = (voice: Voice, entry: NotificationEntry): Button[] => {
  const { t } = voice;
  const { buttons } = t.notifications;
  if (entry.kind === 'claim') return [claimButton(voice, entry)];
  const { kind, tobacco, url } = entry;
  const text = buttons.open(titleOf(tobacco));
  const open: Button = { text, ...(appLink(voice, tobacco) ?? { url }) };
  return kind === 'new'
    ? [open, { text: buttons.want, action: { kind: 'want', tobacco: tobacco.id } }]
    : [open];
};

const claimButton = (voice: Voice, entry: Claim): Button => {
  const text = voice.t.notifications.buttons.open(nameOf(entry));
  const link = entry.tobacco === null ? null : appLink(voice, entry.tobacco);
  const place = { view: 'alone', page: 0 } as const;
  return link === null ? { text, action: { kind: 'item', item: entry.itemId, place } } : { text, ...link };
};

/** The Mini App at this very tobacco, as a link with `startapp` opens it. */
const appLink = ({ miniAppUrl }: Voice, { id }: TobaccoSummary): { webApp: string } | null => {
  if (miniAppUrl === null) return null;
  const address = new URL(miniAppUrl);
  address.searchParams.set('tgWebAppStartParam', `tobacco_${id}`);
  return { webApp: address.href };
};

/** Two things that happened to one tobacco need one button. */
const onceEach = (entries: readonly NotificationEntry[]): NotificationEntry[] => {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = entry.kind === 'claim' ? entry.itemId : String(entry.tobacco.id);
    return !seen.has(key) && seen.add(key);
  });
};
