const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const isTimeOfDay = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment of the last scheduled run: of the days in that zone, the latest whose `timeOfDay` is not after `now`.
 * Each day has exactly one, also when clocks change: a time that is skipped counts as much later as clocks were set
 * forward, one that comes twice counts the first time.
 */
export function lastSlot(now: Date, timeZone: string, timeOfDay: string): Date {
  const today = Math.floor(toLocal(now.valueOf(), timeZone) / DAY_MS);
  for (let day = today; ; day -= 1) {
    const slot = slotOfDay(day, timeZone, timeOfDay);
    if (slot <= now.valueOf()) return new Date(slot);
  }
}

/** `day` counts days since the epoch on the zone's own calendar. */
function slotOfDay(day: number, timeZone: string, timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const wanted = day * DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
  // Clocks change at most once between these two, so one of the offsets is in force at the wanted time.
  const before = offsetAt(wanted - DAY_MS, timeZone);
  const after = offsetAt(wanted + DAY_MS, timeZone);
  const matching = [wanted - before, wanted - after].filter((moment) => toLocal(moment, timeZone) === wanted);
  return matching.length > 0 ? Math.min(...matching) : wanted - before;
}

const toLocal = (moment: number, timeZone: string): number => moment + offsetAt(moment, timeZone);

function offsetAt(moment: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(moment / 1_000) * 1_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
