import { ConfigError } from '@hookah/config';
import { describe, expect, it } from 'vitest';
import { parseCommand, UsageError } from '#src/cli.ts';
import { scraperConfig } from '#src/config.ts';

const DEMO = {
  DATABASE_URL: 'postgresql://me:secret-word@127.0.0.1:5432/hookah',
  HTREVIEWS_URL: 'http://127.0.0.1:4180/',
};

describe('the settings', () => {
  it('have defaults for all but the database and the site', () => {
    expect(scraperConfig(DEMO)).toEqual({
      databaseUrl: DEMO.DATABASE_URL,
      siteUrl: 'http://127.0.0.1:4180',
      contactUrl: null,
      chromiumPath: null,
      chromiumSandbox: true,
      logFiles: null,
      logLevel: 'info',
      delayMs: 1_000,
      requestsPerDay: 20_000,
      timeLimitMs: 43_200_000,
      timeZone: 'Europe/Moscow',
      timeOfDay: '02:00',
      metricsHost: '127.0.0.1',
      metricsPort: 9_464,
    });
  });

  it("want to know who asks before a third party's site is asked", () => {
    const real = { ...DEMO, HTREVIEWS_URL: 'https://htreviews.org' };
    expect(() => scraperConfig(real)).toThrow('SCRAPER_CONTACT_URL is not set');
    const contact = { SCRAPER_CONTACT_URL: 'https://wishlist.example/about' };
    expect(scraperConfig({ ...real, ...contact })).toMatchObject({
      contactUrl: 'https://wishlist.example/about',
    });
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://secret-word@db/x'],
    ['HTREVIEWS_URL', ''],
    ['HTREVIEWS_URL', 'ftp://secret-word'],
    ['SCRAPER_CONTACT_URL', 'secret-word'],
    ['SCRAPER_DELAY_MS', '-1'],
    ['SCRAPER_DELAY_MS', '1s'],
    ['SCRAPER_REQUESTS_PER_DAY', '1.5'],
    ['SCRAPER_TIME_LIMIT_MINUTES', '0'],
    ['SCRAPER_TZ', 'Secret/Word'],
    ['SCRAPER_TIME', '24:00'],
    ['LOG_LEVEL', 'secret-word'],
  ])('refuse %s=%s by name, without telling the value', (name, value) => {
    const act = () => scraperConfig({ ...DEMO, [name]: value });
    expect(act).toThrow(ConfigError);
    expect(act).toThrow(new RegExp(`^${name} `));
    expect(act).not.toThrow(/secret-word/i);
  });
});

const ONCE = { kind: 'once', only: null, isDryRun: false, isResumed: false, json: false };

describe('the command line', () => {
  it.each([
    [[], { kind: 'daemon' }],
    [['--help'], { kind: 'help' }],
    [['--status', '--json'], { kind: 'status', json: true }],
    [['--once'], ONCE],
    [['--resume'], { ...ONCE, isResumed: true }],
    [['--brand', 'sarma'], { ...ONCE, only: { kind: 'brand', slug: 'sarma' } }],
    [
      ['--tobacco', 'https://x.example/a'],
      { ...ONCE, only: { kind: 'tobacco', address: 'https://x.example/a' } },
    ],
    [['--dry-run'], { ...ONCE, isDryRun: true }],
    [
      ['--once', '--brand', 'lunnyy-dvor', '--dry-run', '--json'],
      {
        kind: 'once',
        only: { kind: 'brand', slug: 'lunnyy-dvor' },
        isDryRun: true,
        isResumed: false,
        json: true,
      },
    ],
  ])('%j', (args, command) => {
    expect(parseCommand(args)).toEqual(command);
  });

  it.each([
    [['--json']],
    [['--brand', '../x']],
    [['--brand', 'a', '--tobacco', 'b']],
    [['--resume', '--dry-run']],
    [['--status', '--once']],
    [['--often']],
    [['now']],
  ])('refuses %j', (args) => {
    expect(() => parseCommand(args)).toThrow(UsageError);
  });
});
