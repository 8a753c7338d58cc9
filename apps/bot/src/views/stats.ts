import type { WishlistStats } from '@hookah/shared/wishlist-views';
import { clip } from '#src/clip.ts';
import { paragraphs } from '#src/html.ts';
import { appRow, listButton, type View, type Voice } from './view.ts';

const BRANDS_SHOWN = 5;
const MONTHS_SHOWN = 3;

export const statsView = (voice: Voice, stats: WishlistStats): View => {
  const { t } = voice;
  const { verdicts, brands, strengths, months } = stats;
  const opinions = verdicts.again + verdicts.fine + verdicts.never;
  const named = brands.slice(0, BRANDS_SHOWN).map(({ brand, items }) => `${clip(brand.name, 40)}: ${items}`);
  const strong = strengths.map(
    ({ strength, items }) => `${t.strengths[(strength ?? 0) - 1] ?? t.stats.unknownStrength}: ${items}`,
  );
  const lately = months
    .slice(0, MONTHS_SHOWN)
    .map(({ month, added, tried }) => t.stats.month(new Date(`${month}-01T00:00:00Z`), added, tried));
  return {
    text: paragraphs(
      t.stats.heading,
      t.stats.states(stats.states, stats.total),
      opinions === 0 ? null : t.stats.verdicts(verdicts),
      named.length === 0 ? null : t.stats.brands(named.join('\n')),
      strong.length === 0 ? null : t.stats.strengths(strong.join('\n')),
      lately.length === 0 ? null : t.stats.months(lately.join('\n')),
    ),
    keyboard: [[listButton(voice)], appRow(voice)],
  };
};
