import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { clip } from '#src/clip.ts';
import type { Texts } from '#src/texts/texts.ts';

const NAME_LENGTH = 80;

export const titleOf = ({ brand, name }: TobaccoSummary): string =>
  clip(`${brand.name} — ${name}`, NAME_LENGTH);

/** With the line, for where a brand has the name twice. */
export const fullTitleOf = (tobacco: TobaccoSummary): string =>
  tobacco.line === null
    ? titleOf(tobacco)
    : clip(`${tobacco.brand.name} ${tobacco.line.name} — ${tobacco.name}`, NAME_LENGTH);

export const itemTitle = ({ tobacco, customName }: WishlistItem): string =>
  tobacco === null ? clip(customName ?? '', NAME_LENGTH) : titleOf(tobacco);

export const stars = (t: Texts, rating: number): string => `★\u00A0${t.decimal(rating)}`;

export const strengthOf = (
  t: Texts,
  { strengthOfficial, strengthByRatings }: TobaccoSummary,
): string | null => {
  const word = t.strengths[(strengthOfficial ?? strengthByRatings ?? 0) - 1];
  return word === undefined ? null : t.strength(word);
};

/** One line under the name: line, strength, rating; what is unknown is left out. */
export const briefly = (t: Texts, tobacco: TobaccoSummary): string =>
  [
    tobacco.line === null ? null : clip(tobacco.line.name, 40),
    strengthOf(t, tobacco),
    tobacco.rating === null ? null : stars(t, tobacco.rating),
    tobacco.status === null ? null : t.statuses[tobacco.status],
  ]
    .filter((part) => part !== null)
    // What breaks at the edge of a narrow screen takes its dot along to the next line.
    .join(' ·\u00A0');
