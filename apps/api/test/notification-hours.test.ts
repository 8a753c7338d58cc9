import { expect, test } from 'vitest';
import { afterQuiet, nextDigest } from '#src/notifications/when.ts';

const preferences = (digestHour: number, timeZone: string, quiet: [number, number] | null = null) => ({
  muted: false,
  digestHour,
  timeZone,
  quietHours: quiet === null ? null : { from: quiet[0], to: quiet[1] },
});

test.each([
  ['later today', '2026-03-10T08:59:00Z', 12, 'Europe/Moscow', '2026-03-10T09:00:00Z'],
  ['tomorrow, at the hour itself', '2026-03-10T09:00:00Z', 12, 'Europe/Moscow', '2026-03-11T09:00:00Z'],
  ['at midnight', '2026-03-10T20:30:00Z', 0, 'Europe/Moscow', '2026-03-10T21:00:00Z'],
  [
    'where the day began long before ours',
    '2026-03-10T12:00:00Z',
    9,
    'Pacific/Kiritimati',
    '2026-03-10T19:00:00Z',
  ],
  [
    'where offsets are quarters of an hour',
    '2026-03-10T00:00:00Z',
    12,
    'Asia/Kathmandu',
    '2026-03-10T06:15:00Z',
  ],
  ['on the day clocks go forward', '2026-03-29T00:30:00Z', 12, 'Europe/Berlin', '2026-03-29T10:00:00Z'],
  ['when clocks jump over the hour', '2026-03-29T00:30:00Z', 2, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
  [
    'the first time, when the hour comes twice',
    '2026-10-24T23:30:00Z',
    2,
    'Europe/Berlin',
    '2026-10-25T00:00:00Z',
  ],
  ['once, when the hour comes twice', '2026-10-25T00:00:00Z', 2, 'Europe/Berlin', '2026-10-26T01:00:00Z'],
])('B17 the digest comes %s', (_, now, hour, zone, expected) => {
  expect(nextDigest(new Date(now), preferences(hour, zone))).toEqual(new Date(expected));
});

test.each([
  ['over midnight, in the evening', '2026-03-10T20:10:00Z', [22, 9], 'Europe/Moscow', '2026-03-11T06:00:00Z'],
  ['over midnight, in the morning', '2026-03-10T05:59:59Z', [22, 9], 'Europe/Moscow', '2026-03-10T06:00:00Z'],
  ['within a day', '2026-03-10T11:00:00Z', [13, 15], 'Europe/Moscow', '2026-03-10T12:00:00Z'],
  ['over a change of clocks', '2026-03-28T23:00:00Z', [22, 9], 'Europe/Berlin', '2026-03-29T07:00:00Z'],
] as const)('B17 quiet hours are waited for: %s', (_, now, quiet, zone, expected) => {
  const asleep = preferences(12, zone, [...quiet]);
  expect(afterQuiet(new Date(now), asleep)).toEqual(new Date(expected));
  expect(afterQuiet(new Date(expected), asleep)).toEqual(new Date(expected));
});

test('B17 a digest whose hour is a quiet one waits for the end of the quiet', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  expect(nextDigest(now, preferences(23, 'UTC', [22, 9]))).toEqual(new Date('2026-03-11T09:00:00Z'));
});

test('B17 on each day of a year, in any zone, there is one digest, at its hour or at a jump of the clock', () => {
  for (const zone of ['Europe/Moscow', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago']) {
    for (const hour of [0, 2, 9, 23]) {
      let at = new Date('2026-01-01T00:00:00Z');
      const days = new Set<string>();
      for (let digest = 0; digest < 365; digest += 1) {
        at = nextDigest(at, preferences(hour, zone));
        days.add(new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at));
      }
      expect(days.size).toBe(365);
      expect(at.getTime() - Date.parse('2026-01-01T00:00:00Z')).toBeLessThan(366.5 * 86_400_000);
    }
  }
});
