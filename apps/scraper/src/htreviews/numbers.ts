const LARGEST = 2_147_483_647;
const SCALE: Readonly<Record<string, number>> = { '': 1, k: 1_000, kk: 1_000_000 };

/** "45", "319.1k", "1.9kk" (k is a thousand, kk a million), or a number: the JSON lists write numbers as strings. */
export function parseCount(value: unknown): number | null {
  const match = /^(\d{1,10}(?:[.,]\d{1,3})?) ?(kk?)?$/i.exec(compact(value));
  if (match === null) return null;
  const scale = SCALE[(match[2] ?? '').toLowerCase()] ?? 1;
  const number = Number(match[1]?.replace(',', '.')) * scale;
  if (scale === 1 && !Number.isInteger(number)) return null;
  return number <= LARGEST ? Math.round(number) : null;
}

/** 1 to 5. The site prints 0 where nobody has rated, so 0 is not known rather than bad. */
export function parseRating(value: unknown): number | null {
  const text = compact(value).replace(',', '.');
  if (!/^\d(?:\.\d{1,4})?$/.test(text)) return null;
  const rating = Number(text);
  return rating > 0 && rating <= 5 ? rating : null;
}

/** "197863", "htr197863" or 197863. */
export function parseId(value: unknown): number | null {
  const match = /^(?:htr)?([1-9]\d{0,9})$/i.exec(compact(value));
  const id = Number(match?.[1]);
  return match !== null && id <= LARGEST ? id : null;
}

/** "06.12.2024" to "2024-12-06". */
export function parseDay(value: unknown): string | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(compact(value));
  if (match === null) return null;
  const [, day, month, year] = match;
  const iso = `${year}-${month}-${day}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(iso) ? iso : null;
}

const compact = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value).replace(/\s+/gu, ' ').trim() : '';
