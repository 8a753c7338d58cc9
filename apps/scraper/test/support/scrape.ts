import { createTestDb, type TestDb } from '@hookah/db/testing';
import { type Replica, type ReplicaOptions, startReplica } from '@hookah/htreviews-replica';
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
  const [db, replica] = await Promise.all([createTestDb(), startReplica(options)]);
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
          chromiumPath: process.env.CHROMIUM_PATH ?? null,
          contactUrl: 'https://wishlist.example/scraper',
          delayMs: 0,
          backoffMs: 5,
          ...settings,
        },
        prisma: db.prisma,
        log,
        ...deps,
      }),
    close: async () => {
      await replica.close();
      await db.drop();
    },
  };
}

export const SMALL = { brands: 6, lines: 12, tobaccos: 90 } as const;
