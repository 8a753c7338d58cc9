import type { BrandSummary } from '@hookah/shared/catalog';
import type { Follows } from '@hookah/shared/follows';
import type { InlineKeyboardButton } from 'telegraf/types';
import { encode } from '#src/callback-data.ts';
import { clip } from '#src/clip.ts';
import type { Texts } from '#src/texts/texts.ts';
import { addButton, type Button, pageButtons, type View, type Voice } from './view.ts';

export type Followable = { what: 'brand' | 'line'; id: number; name: string; on: boolean };

/** Says how it stands now; a press turns it. */
export const followButton = ({ t }: Voice, { what, id, name, on }: Followable): Button => ({
  text: `${t.follow.marks[on ? 'on' : 'off']}${clip(name, 40)}`,
  action: { kind: 'follow', what, id, on: !on },
});

/** The pressed button as it is after the press; any other stays. */
export const turned = (
  t: Texts,
  button: InlineKeyboardButton,
  pressed: { what: 'brand' | 'line'; id: number; on: boolean },
): InlineKeyboardButton => {
  const isIt = 'callback_data' in button && button.callback_data === encode({ kind: 'follow', ...pressed });
  if (!isIt) return button;
  const { on, off } = t.follow.marks;
  const name = [on, off].reduce(
    (text, mark) => (text.startsWith(mark) ? text.slice(mark.length) : text),
    button.text,
  );
  return {
    text: `${pressed.on ? on : off}${name}`,
    callback_data: encode({ kind: 'follow', ...pressed, on: !pressed.on }),
  };
};

const FOLLOWS_PER_PAGE = 8;

/** Whom one follows, each a button that ends it. */
export const followsView = (voice: Voice, { brands, lines }: Follows, page: number): View => {
  const { t } = voice;
  const all: Followable[] = [
    ...brands.map(({ brand }) => ({ what: 'brand' as const, ...brand, on: true })),
    ...lines.map(({ line, brand }) => ({
      what: 'line' as const,
      id: line.id,
      name: `${brand.name} ${line.name}`,
      on: true,
    })),
  ];
  const pages = Math.ceil(all.length / FOLLOWS_PER_PAGE);
  const shown = Math.min(page, Math.max(0, pages - 1));
  return {
    text: all.length === 0 ? t.follow.none : t.follow.heading,
    keyboard: [
      ...all
        .slice(shown * FOLLOWS_PER_PAGE, (shown + 1) * FOLLOWS_PER_PAGE)
        .map((followed) => [followButton(voice, followed)]),
      pageButtons(voice, { page: shown, pages, turn: (to) => ({ kind: 'follows', page: to }) }),
    ],
  };
};

/** Brands that match the words. */
export const foundBrandsView = (
  voice: Voice,
  words: string,
  brands: readonly BrandSummary[],
  { brands: followed }: Follows,
): View => {
  const { t } = voice;
  const ids = new Set(followed.map(({ brand }) => brand.id));
  return {
    text: brands.length === 0 ? t.follow.missing(words) : t.follow.found(words),
    keyboard: [
      ...brands.map((brand) => [followButton(voice, { what: 'brand', ...brand, on: ids.has(brand.id) })]),
      brands.length === 0 ? [{ text: t.buttons.cancel, action: { kind: 'cancel' } }] : [addButton(voice)],
    ],
  };
};
