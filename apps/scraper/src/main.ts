import { ChromiumMissing, findChromium } from '@hookah/chromium';
import { ConfigError } from '@hookah/config';
import { createPrisma, type PrismaClient } from '@hookah/db/client';
import { createLogger } from '@hookah/logger';
import { onStop, tellReady } from '@hookah/service';
import { type Command, type Part, parseCommand, USAGE, UsageError } from './cli.ts';
import { type ScraperConfig, scraperConfig } from './config.ts';
import type { Only } from './crawl.ts';
import { runDaily } from './daily.ts';
import { createSite } from './htreviews/site.ts';
import { brandSlugOf, depthOf } from './htreviews/slug-path.ts';
import { keepNewSpaceSmall } from './memory.ts';
import { createProgressTeller } from './progress-teller.ts';
import { describeReport, type ScrapeReport } from './report.ts';
import { type Log, runScrape } from './run.ts';
import { describeStatus, readStatus } from './status.ts';

/** As --help tells. */
const EXIT = { ok: 0, failed: 1, setting: 2, chromium: 3, database: 4, busy: 5 } as const;
/** Who stops us waits ten seconds. */
const STOP_WITHIN_MS = 9_000;

const quit = (code: number, sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

const explain = (error: unknown): never => {
  if (error instanceof UsageError) return quit(EXIT.setting, `${error.message}\n\n${USAGE}`);
  if (error instanceof ConfigError) return quit(EXIT.setting, error.message);
  if (error instanceof ChromiumMissing) return quit(EXIT.chromium, error.message);
  return quit(EXIT.failed, error instanceof Error ? error.message : String(error));
};

const settle = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    return explain(error);
  }
};

/** Before anything is asked of the site: is there a database, and has it our tables? */
const requireDatabase = async (prisma: PrismaClient): Promise<void> => {
  try {
    await prisma.scrapeRun.findFirst({ select: { id: true } });
    await prisma.tobacco.findFirst();
  } catch (error) {
    const isOld = error instanceof Error && 'code' in error && /^P202[12]$/.test(String(error.code));
    quit(
      EXIT.database,
      isOld
        ? 'The database has not the tables of this version: run its migrations first.'
        : 'The database cannot be reached: check DATABASE_URL and that PostgreSQL is running.',
    );
  }
};

const onlyOf = (part: Part | null, siteUrl: string): Only | null => {
  if (part === null) return null;
  if (part.kind === 'brand') return { brand: part.slug, tobacco: null };
  const path = createSite(siteUrl).slugPath(part.address, '/tobaccos/brand');
  if (path === null || depthOf(path) !== 3) {
    throw new UsageError(`--tobacco takes the address of a tobacco's page on ${siteUrl}.`);
  }
  return { brand: brandSlugOf(path), tobacco: path };
};

const exitCodeOf = ({ outcome }: ScrapeReport): number =>
  outcome === 'ok' || outcome === 'nothing' ? EXIT.ok : outcome === 'busy' ? EXIT.busy : EXIT.failed;

const show = (text: string) => process.stdout.write(`${text}\n`);

const tellProgress = (log: Log) =>
  createProgressTeller({
    terminal: process.stderr,
    log,
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
  });

type Once = Extract<Command, { kind: 'once' }>;

const runOnce = async ({ json, isDryRun, isResumed }: Once, only: Only | null, log: Log): Promise<void> => {
  const progress = tellProgress(log);
  const report = await runScrape({
    settings: config,
    prisma,
    log,
    signal: stop.signal,
    only,
    isDryRun,
    isResumed,
    onProgress: progress.tell,
  });
  progress.end();
  show(json ? JSON.stringify(report, null, 2) : describeReport(report));
  process.exitCode = exitCodeOf(report);
};

const showStatus = async (json: boolean): Promise<void> => {
  const status = await readStatus(prisma);
  show(json ? JSON.stringify(status, null, 2) : describeStatus(status, new Date()));
};

const everyDay = (log: Log): Promise<void> =>
  runDaily({
    config,
    prisma,
    log,
    signal: stop.signal,
    onProgress: () => tellProgress(log),
    onReady: (url) => tellReady(url === null ? {} : { url }),
  });

keepNewSpaceSmall();
const command = settle(() => parseCommand(process.argv.slice(2)));
if (command.kind === 'help') {
  show(USAGE);
  process.exit(EXIT.ok);
}
const config: ScraperConfig = settle(() => scraperConfig(process.env));
const only = settle(() => (command.kind === 'once' ? onlyOf(command.only, config.siteUrl) : null));
if (command.kind !== 'status') settle(() => findChromium(config.chromiumPath));

const stop = new AbortController();
const halt = () => {
  stop.abort();
  setTimeout(() => process.exit(EXIT.failed), STOP_WITHIN_MS).unref();
};
onStop(halt);

// A report on stdout stays alone there.
const stream = command.kind === 'daemon' ? process.stdout : process.stderr;
const logger = createLogger({
  service: 'scraper',
  level: config.logLevel,
  file: config.logFiles,
  secrets: [config.databaseUrl],
  stream,
  pretty: stream.isTTY === true,
});
const prisma = createPrisma({
  connectionString: config.databaseUrl,
  poolSize: 3,
  applicationName: 'scraper',
  onError: (error) => logger.warn(error, 'A database connection was lost'),
});
await requireDatabase(prisma);
try {
  if (command.kind === 'status') await showStatus(command.json);
  else if (command.kind === 'once') await runOnce(command, only, logger);
  else await everyDay(logger);
} catch (error) {
  explain(error);
} finally {
  await prisma.$disconnect();
  await logger.close();
}
process.exit();
