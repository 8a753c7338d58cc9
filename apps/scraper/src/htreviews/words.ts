import type { CatalogStatus } from '@hookah/shared/closed-sets';
import { cleanName } from './clean.ts';
import { minor, type Report } from './problems.ts';

/** The site's own word, and what it means to us: null where it means nothing we could put a number to. */
export type Word<T> = { raw: string; value: T | null };
export type StrengthWord = Word<number>;
export type StatusWord = Word<CatalogStatus>;

const STRENGTHS: Readonly<Record<string, number | null>> = {
  лёгкая: 1,
  'средне-лёгкая': 2,
  средняя: 3,
  'средне-крепкая': 4,
  крепкая: 5,
  // Words that say there is no step to name.
  'не указано': null,
  'не указана': null,
  'мало оценок': null,
  смешанная: null,
};

const STATUSES: Readonly<Record<string, CatalogStatus>> = {
  выпускается: 'in_production',
  лимитированный: 'limited',
  лимитированная: 'limited',
  'снят с производства': 'discontinued',
  'снята с производства': 'discontinued',
  шуточный: 'joke',
  шуточная: 'joke',
  'не известен': 'unknown',
  'не известна': 'unknown',
  'не указан': 'unknown',
};

/** An unknown word keeps its text and is reported: dropping or guessing it would lose what the site said. */
export function readStrength(value: unknown, report: Report): StrengthWord | null {
  const raw = cleanName(value);
  if (raw === null) return null;
  const step = STRENGTHS[key(raw)];
  if (step === undefined) report(minor('unknown_word', `strength: ${raw}`));
  return { raw, value: step ?? null };
}

export function readStatus(value: unknown, report: Report): StatusWord | null {
  const raw = cleanName(value);
  if (raw === null) return null;
  const status = STATUSES[key(raw)];
  if (status === undefined) report(minor('unknown_word', `status: ${raw}`));
  return { raw, value: status ?? 'unknown' };
}

/** Emoji and punctuation around a word are decoration; ё and its е are one. */
const key = (raw: string): string =>
  raw
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(^|-)легкая$/u, '$1лёгкая');
