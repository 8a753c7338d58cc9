import { findChromium } from '@hookah/chromium';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { type Replica, type ReplicaOptions, startReplica } from '@hookah/htreviews-replica';
import { launchReader } from '#src/chromium.ts';
import { type Log, runScrape, type ScrapeDeps, type ScrapeSettings } from '#src/run.ts';

export type World = {
  db: TestDb;
  replica: Replica;
  /** Lines that a person would see in the log. */
  lines: string[];
  scrape: (deps?: Partial<ScrapeDeps>, settings?: Partial<ScrapeSettings>) => ReturnType<typeof runScrape>;
  close: () => Promise<void>;
};

/** The replica, an empty catalogue, and a scraper between them that does not wait between requests. */
export async function startWorld(options: ReplicaOptions = {}): Promise<World> {
  const chromiumPath = process.env.CHROMIUM_PATH ?? null;
  const [db, replica, browser] = await Promise.all([
    createTestDb(),
    startReplica(options),
    launchReader(findChromium(chromiumPath)),
  ]);
  const lines: string[] = [];
  const say = (level: string) => (detail: unknown) => {
    lines.push(`${level}: ${String(detail)}`);
  };
  const log: Log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  return {
    db,
    replica,
    lines,
    scrape: (deps = {}, settings = {}) =>
      runScrape({
        settings: {
          siteUrl: replica.url,
          databaseUrl: db.connectionString,
          chromiumPath,
          contactUrl: 'https://wishlist.example/scraper',
          delayMs: 0,
          requestsPerDay: 1_000_000,
          timeLimitMs: 600_000,
          timeZone: 'UTC',
          backoffMs: 5,
          ...settings,
        },
        prisma: db.prisma,
        log,
        browser,
        ...deps,
      }),
    close: async () => {
      await browser.close();
      await replica.close();
      await db.drop();
    },
  };
}

export const SMALL = { brands: 6, lines: 12, tobaccos: 90 } as const;
