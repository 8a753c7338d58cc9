import type { Score } from '#src/model.ts';
import type { Random } from './random.ts';

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** A score of one tobacco; fame from 0 to 1 moves its counts. */
export function tobaccoScore(random: Random, fame: number): Score {
  if (random.chance(0.02)) return { rating: 0, ratingsCount: 0, reviewsCount: 0, views: random.int(3, 90) };
  const ratingsCount = 1 + Math.floor(random.next() ** 2 * 180 * (0.2 + fame));
  return {
    rating: oneDecimal(Math.min(5, 3.1 + random.next() * 1.9)),
    ratingsCount,
    reviewsCount: Math.max(0, ratingsCount - random.int(0, 3)),
    views: ratingsCount * random.int(60, 140) + random.int(0, 99),
  };
}

/** What the site shows for a line or a brand: the mean over ratings, the sums of the rest. */
export function combinedScore(parts: readonly Score[], viewsFactor: number): Score {
  const sum = (pick: (score: Score) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const ratingsCount = sum((score) => score.ratingsCount);
  const weighted = sum((score) => score.rating * score.ratingsCount);
  return {
    rating: ratingsCount === 0 ? 0 : oneDecimal(weighted / ratingsCount),
    ratingsCount,
    reviewsCount: sum((score) => score.reviewsCount),
    views: sum((score) => score.views) * viewsFactor,
  };
}
