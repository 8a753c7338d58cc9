import type { Brand, Line } from '#src/model.ts';
import { type OfficialStrength, STRENGTHS, type Status, type StrengthByRatings } from '#src/vocabulary.ts';
import { LINE_NAMES } from './names.ts';
import { picturePath } from './picture-path.ts';
import type { Random } from './random.ts';
import { LINE_STORIES } from './sentences.ts';
import { uniqueSlug } from './slug.ts';

const NO_SCORE = { rating: 0, ratingsCount: 0, reviewsCount: 0, views: 0 };

/** How many lines each brand gets: one each, the rest to the largest brands first. */
export function lineCounts(lines: number, brandSizes: readonly number[]): number[] {
  const counts = brandSizes.map(() => 1);
  let rest = lines - counts.length;
  for (let round = 1; rest > 0; round += 1) {
    const reach = round < LINE_NAMES.length ? Math.ceil(counts.length / (round + 2)) : counts.length;
    for (const [index, size] of brandSizes.slice(0, reach).entries()) {
      const count = counts[index] ?? 0;
      if (rest === 0 || count >= Math.min(LINE_NAMES.length, size)) continue;
      counts[index] = count + 1;
      rest -= 1;
    }
    if (round > 2 * LINE_NAMES.length) throw new Error(`No room for ${rest} more lines`);
  }
  return counts;
}

/**
 * The oddities are dealt out by number, so that every catalogue of a dozen lines has each:
 * no picture, no strength by ratings, no status, a mixed strength, a feminine status.
 */
export function generateLines(brand: Brand, count: number, firstId: number, random: Random): Line[] {
  const slugs = new Set<string>();
  const names = count === 1 ? [random.pick(LINE_NAMES)] : random.shuffle(LINE_NAMES).slice(0, count);
  return names.map((name, index) => {
    const id = firstId + index;
    const shown = random.chance(0.3) ? name.english : name.name;
    return {
      ...NO_SCORE,
      id,
      brandId: brand.id,
      slug: uniqueSlug(shown, slugs),
      name: shown,
      description: id % 9 === 4 ? '' : random.pick(LINE_STORIES),
      image: id % 5 === 2 ? null : picturePath(`${brand.slug} ${shown}`),
      strengthOfficial: officialStrength(id, random),
      strengthByRatings: strengthByRatings(id, random),
      status: lineStatus(id),
      addedOn: brand.addedOn,
    };
  });
}

function officialStrength(id: number, random: Random): OfficialStrength | null {
  if (id % 10 === 5) return 'Смешанная';
  if (id % 10 === 8) return 'Не указано';
  if (id % 17 === 3) return null;
  return random.pick(STRENGTHS);
}

function strengthByRatings(id: number, random: Random): StrengthByRatings | null {
  if (id % 7 === 3) return null;
  if (id % 7 === 5) return 'Мало оценок';
  return random.pick(STRENGTHS);
}

function lineStatus(id: number): Status | null {
  if (id % 11 === 6) return null;
  if (id % 23 === 9) return 'Снята с производства';
  if (id % 13 === 4) return 'Лимитированный';
  return 'Выпускается';
}
