import { describe, expect, it } from 'vitest';
import { createSchedule } from '#src/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Runs as the table of runs would keep them, shared by all schedulers. */
function createRuns() {
  const slots: string[] = [];
  return {
    slots,
    isAnswered: async (slot: Date) => slots.includes(slot.toISOString()),
    run: async (slot: Date) => {
      // As under the run lock: who comes second finds the slot answered.
      if (!slots.includes(slot.toISOString())) slots.push(slot.toISOString());
    },
  };
}

/** Two schedulers that look every ten minutes, from one moment to another. */
async function live(timeZone: string, timeOfDay: string, from: string, days: number): Promise<string[]> {
  const runs = createRuns();
  let now = Date.parse(from);
  const log = { error: (error: unknown) => expect.unreachable(String(error)) };
  const options = { ...runs, timeZone, timeOfDay, log, now: () => new Date(now) };
  const both = [createSchedule(options), createSchedule(options)];
  for (const end = now + days * DAY; now < end; now += HOUR / 6) {
    await Promise.all(both.map((schedule) => schedule.check()));
  }
  await Promise.all(both.map((schedule) => schedule.stop()));
  return runs.slots;
}

const ZONES: [string, string, string][] = [
  ['Europe/Berlin', '2026-03-26T12:00:00Z', '2026-10-22T12:00:00Z'],
  ['America/New_York', '2026-03-05T12:00:00Z', '2026-10-29T12:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-01T12:00:00Z', '2026-04-02T12:00:00Z'],
  ['America/Santiago', '2026-09-03T12:00:00Z', '2026-04-02T12:00:00Z'],
];

describe.each(ZONES)('R12 in %s, where clocks change', (zone, forward, back) => {
  it.each([
    ['forward', forward, '02:00'],
    ['forward', forward, '02:30'],
    ['forward', forward, '00:15'],
    ['back', back, '02:00'],
    ['back', back, '01:45'],
    ['back', back, '23:30'],
  ])('%s: two schedulers make one run a day', async (_, from, time) => {
    const slots = await live(zone, time, from, 7);
    // The one that was due when they started, and one each day since.
    expect(slots).toHaveLength(8);
    const gaps = slots.slice(1).map((slot, index) => Date.parse(slot) - Date.parse(slots[index] ?? ''));
    for (const gap of gaps) expect(Math.abs(gap - DAY)).toBeLessThanOrEqual(HOUR);
    const changes = gaps.filter((gap) => gap !== DAY);
    expect(changes.length).toBeLessThanOrEqual(2);
    expect(new Set(slots).size).toBe(8);
  });
});

it('R12 after downtime it catches up once, with the latest slot', async () => {
  const runs = createRuns();
  const log = { error: (error: unknown) => expect.unreachable(String(error)) };
  let now = '2026-05-04T10:00:00Z';
  const schedule = createSchedule({
    ...runs,
    timeZone: 'Europe/Moscow',
    timeOfDay: '02:00',
    log,
    now: () => new Date(now),
  });
  await schedule.check();
  now = '2026-05-20T10:00:00Z';
  for (let look = 0; look < 3; look += 1) await schedule.check();
  await schedule.stop();
  expect(runs.slots).toEqual(['2026-05-03T23:00:00.000Z', '2026-05-19T23:00:00.000Z']);
});
