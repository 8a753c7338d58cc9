import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createRepository } from '#src/backup/repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'hookah-retention-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IS_LONG = process.env.TEST_LONG === '1';
const DAYS = IS_LONG ? 400 : 12;

/** The last of each of the latest `count` periods. */
const lastOf = (days: Date[], count: number, periodOf: (day: Date) => string): string[] => {
  const latest = new Map(days.map((day) => [periodOf(day), day.toISOString()]));
  return [...latest.values()].slice(-count);
};

const weekOf = (day: Date): string => {
  // Weeks begin on Monday: the epoch's first was on its fifth day.
  return String(Math.floor((day.valueOf() / 86_400_000 + 3) / 7));
};

it(
  `R14 of ${DAYS} days the last 7, of 4 weeks and of 12 months the last are kept, and nothing else`,
  async () => {
    const files = join(folder, 'files');
    mkdirSync(files);
    const repository = createRepository({
      repository: join(folder, 'repository'),
      password: 'retention-password-0123456789-0123456789',
    });
    await repository.open();
    const days: Date[] = [];
    for (let n = 0; n < DAYS; n += 1) {
      const day = new Date(Date.UTC(2026, 0, 20 + n, 0, 0, 7));
      days.push(day);
      writeFileSync(join(files, 'database.dump'), `of day ${n}`);
      await repository.add(files, day);
      await repository.retire({ prune: false });
      if (n % 25 !== 11 && n < DAYS - 1) continue;
      const kept = (await repository.snapshots()).map(({ time }) => time.toISOString());
      const wanted = new Set([
        ...lastOf(days, 7, (one) => one.toISOString().slice(0, 10)),
        ...lastOf(days, 4, weekOf),
        ...lastOf(days, 12, (one) => one.toISOString().slice(0, 7)),
      ]);
      expect(
        kept.filter((time) => !wanted.has(time)),
        `day ${n}: kept beyond the plan`,
      ).toEqual([]);
      expect(
        [...wanted].filter((time) => !kept.includes(time)),
        `day ${n}: lost`,
      ).toEqual([]);
    }
  },
  IS_LONG ? 1_800_000 : 120_000,
);
