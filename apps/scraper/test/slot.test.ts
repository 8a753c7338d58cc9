import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSlot } from '#src/slot.ts';

const HOUR = 3_600_000;
const at = (now: string, zone: string, time = '02:00') => lastSlot(new Date(now), zone, time).toISOString();

it.each([
  ['the minute before', '2026-01-10T22:59:59Z', '2026-01-09T23:00:00.000Z'],
  ['the very moment', '2026-01-10T23:00:00Z', '2026-01-10T23:00:00.000Z'],
  ['in the afternoon', '2026-01-11T12:00:00Z', '2026-01-10T23:00:00.000Z'],
])('in Moscow, %s', (_, now, slot) => {
  expect(at(now, 'Europe/Moscow')).toBe(slot);
});

describe('R12 where clocks change', () => {
  it('a night without 02:30 has its slot when clocks have gone forward', () => {
    expect(at('2026-03-29T12:00:00Z', 'Europe/Berlin', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-03-08T12:00:00Z', 'America/New_York', '02:30')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('a night with 02:30 twice has its slot the first time', () => {
    expect(at('2026-10-25T12:00:00Z', 'Europe/Berlin', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-10-25T01:45:00Z', 'Europe/Berlin', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('half an hour counts too', () => {
    expect(at('2026-10-03T16:00:00Z', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
  });

  it.each(['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
    'a year in %s has one slot a day',
    (zone) => {
      const slots = new Set<number>();
      const start = Date.parse('2026-01-02T00:00:00Z');
      for (let hour = 0; hour < 365 * 24; hour += 1) {
        slots.add(lastSlot(new Date(start + hour * HOUR), zone, '02:00').valueOf());
      }
      const sorted = [...slots].sort((a, b) => a - b);
      expect(sorted.length).toBeGreaterThanOrEqual(365);
      expect(sorted.length).toBeLessThanOrEqual(366);
      for (const [index, slot] of sorted.entries()) {
        const gap = slot - (sorted[index - 1] ?? slot - 24 * HOUR);
        expect(gap).toBeGreaterThanOrEqual(23 * HOUR);
        expect(gap).toBeLessThanOrEqual(25 * HOUR);
      }
    },
  );
});

it('is never in the future, never over a day and an hour old, and its own last slot', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Moscow',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Pacific/Apia',
  );
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 0, max: 23 }), (now, zone, hour) => {
      const time = `${String(hour).padStart(2, '0')}:00`;
      const slot = lastSlot(now, zone, time);
      expect(slot.valueOf()).toBeLessThanOrEqual(now.valueOf());
      expect(now.valueOf() - slot.valueOf()).toBeLessThan(25 * HOUR);
      expect(lastSlot(slot, zone, time)).toEqual(slot);
    }),
  );
});
