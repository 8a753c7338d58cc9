import type { Tobacco, TobaccoSummary } from '@hookah/shared/catalog';
import { clip } from '#src/clip.ts';
import { type Html, html, lines, link } from '#src/html.ts';
import { stars } from './tobacco.ts';
import type { Voice } from './view.ts';

const TAGS_SHOWN = 12;
const DAY_MS = 86_400_000;

/** What the catalogue tells of a tobacco. `full` null: only its row of a list is known. */
export type CardFacts = { summary: TobaccoSummary; full: Tobacco | null; now: Date };

const strengths = ({ t }: Voice, { strengthOfficial, strengthByRatings }: TobaccoSummary): string | null => {
  const official = t.strengths[(strengthOfficial ?? 0) - 1];
  const byRatings = t.strengths[(strengthByRatings ?? 0) - 1];
  if (official === undefined && byRatings === undefined) return null;
  return t.bothStrengths(official ?? null, byRatings === official ? null : (byRatings ?? null));
};

/** Days by the clock, not by the calendar: what was checked last evening was checked today. */
const daysSince = (moment: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / DAY_MS));

const source = ({ t }: Voice, { full, now }: CardFacts): Html | null => {
  if (full === null) return null;
  const checked = full.checkedAt === null ? null : t.card.checked(daysSince(full.checkedAt, now));
  return html`${link(full.url, t.card.site)}${checked === null ? '' : ` · ${checked}`}`;
};

/** A fact a line; what the site doesn't say is left out. */
export const cardFacts = (voice: Voice, facts: CardFacts): Html => {
  const { t } = voice;
  const { summary: tobacco } = facts;
  const tags = tobacco.tags.slice(0, TAGS_SHOWN).map((tag) => clip(tag.name, 40));
  const known = [
    tobacco.altName === null ? null : clip(tobacco.altName, 80),
    tobacco.line === null ? null : t.line(clip(tobacco.line.name, 80)),
    strengths(voice, tobacco),
    tobacco.rating === null ? null : t.ratings(stars(t, tobacco.rating), tobacco.ratingsCount),
    tobacco.status === null ? null : t.card.statuses[tobacco.status],
    tags.length === 0 ? null : t.tags(tags.join(', ')),
  ];
  return lines(...known.map((fact) => (fact === null ? null : html`${fact}`)), source(voice, facts));
};
