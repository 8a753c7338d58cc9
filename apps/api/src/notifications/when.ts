import type { AlertPreferences } from '@hookah/shared/alerts';

// A person's day begins and ends by their own clock, which may jump; offsets are whole quarters of an hour.
const QUARTER_MS = 15 * 60_000;
const DAY_OF_QUARTERS = 26 * 4;

/**
 * The first moment after `now` at which the person's clock passes their digest hour, out of their quiet hours. Where the
 * clock jumps over that hour, the moment of the jump; where it shows the hour twice, the first time.
 */
export const nextDigest = (now: Date, { digestHour, quietHours, timeZone }: AlertPreferences): Date => {
  const clock = clockOf(timeZone);
  let before = clock(now);
  for (const moment of quartersAfter(now)) {
    const at = clock(moment);
    const isPassed = (at.day !== before.day || before.hour < digestHour) && at.hour >= digestHour;
    if (isPassed) return afterQuiet(moment, { quietHours, timeZone });
    before = at;
  }
  return now;
};

/** `now`, or when the quiet hours in which it lies are over. */
export const afterQuiet = (
  now: Date,
  { quietHours, timeZone }: Pick<AlertPreferences, 'quietHours' | 'timeZone'>,
): Date => {
  if (quietHours === null) return now;
  const { from, to } = quietHours;
  const clock = clockOf(timeZone);
  const isQuiet = (moment: Date) => {
    const { hour } = clock(moment);
    return from < to ? hour >= from && hour < to : hour >= from || hour < to;
  };
  if (!isQuiet(now)) return now;
  return quartersAfter(now).find((moment) => !isQuiet(moment)) ?? now;
};

const quartersAfter = (now: Date): Date[] => {
  const first = Math.floor(now.getTime() / QUARTER_MS) + 1;
  return Array.from({ length: DAY_OF_QUARTERS }, (_, index) => new Date((first + index) * QUARTER_MS));
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on a wall of that zone shows. */
const clockOf = (timeZone: string) => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, day: 'numeric', hour: 'numeric', hourCycle: 'h23' });
  formats.set(timeZone, format);
  return (moment: Date): { day: number; hour: number } => {
    const parts = format.formatToParts(moment);
    const number = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    return { day: number('day'), hour: number('hour') };
  };
};
