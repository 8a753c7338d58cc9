import { ConfigError } from '@hookah/config';
import { createPrisma, type PrismaClient } from '@hookah/db/client';
import { createLogger } from '@hookah/logger';
import { ChromiumMissing, findChromium } from './chromium.ts';
import { type Command, parseCommand, USAGE, UsageError } from './cli.ts';
import { type ScraperConfig, scraperConfig } from './config.ts';
import { describeProgress, type Progress } from './progress.ts';
import { describeReport, type ScrapeReport } from './report.ts';
import { type Log, runScrape } from './run.ts';
import { createRunsRepository } from './runs.repository.ts';
import { createSchedule } from './schedule.ts';

/** 1: the run ended early. 5: another run is going on. */
const EXIT = { ok: 0, failed: 1, setting: 2, chromium: 3, database: 4, busy: 5 } as const;
/** Who stops us waits ten seconds. */
const STOP_WITHIN_MS = 9_000;
const PROGRESS_EVERY_MS = 5_000;

const quit = (code: number, sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

const explain = (error: unknown): never => {
  if (error instanceof UsageError) return quit(EXIT.setting, `${error.message}\n${USAGE}`);
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

/** To whoever started us, in numbers; to people, a line now and then. */
const progressTeller = (log: Log): ((progress: Progress) => void) => {
  const startedAt = Date.now();
  let toldAt = startedAt;
  return (progress) => {
    if (process.connected) process.send?.({ type: 'progress', ...progress });
    if (Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    log.info(describeProgress(progress, toldAt - startedAt));
  };
};

const exitCodeOf = ({ outcome }: ScrapeReport): number =>
  outcome === 'ok' ? EXIT.ok : outcome === 'busy' ? EXIT.busy : EXIT.failed;

const onceOnly = async (command: Command, config: ScraperConfig, prisma: PrismaClient, log: Log) => {
  const { brand, isDryRun, json } = command;
  const onProgress = progressTeller(log);
  const report = await runScrape({
    settings: config,
    prisma,
    log,
    signal: stop.signal,
    only: brand === null ? null : { brand, tobacco: null },
    isDryRun,
    onProgress,
  });
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : describeReport(report)}\n`);
  process.exitCode = exitCodeOf(report);
};

const everyDay = async (config: ScraperConfig, prisma: PrismaClient, log: Log) => {
  const { timeZone, timeOfDay } = config;
  const schedule = createSchedule({
    timeZone,
    timeOfDay,
    log,
    isAnswered: createRunsRepository(prisma).isAnswered,
    run: async (slot) => {
      const onProgress = progressTeller(log);
      const report = await runScrape({
        settings: config,
        prisma,
        log,
        signal: stop.signal,
        slot,
        onProgress,
      });
      if (report.outcome !== 'busy') log.info(`The scrape has ended.\n${describeReport(report)}`);
    },
  });
  log.info(`One scrape a day at ${timeOfDay} (${timeZone}).`);
  schedule.start();
  if (process.connected) process.send?.({ type: 'ready' });
  process.send?.({ type: 'ready' });
  await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  await schedule.stop();
};

const command = settle(() => parseCommand(process.argv.slice(2)));
if (command === 'help') quit(EXIT.ok, USAGE);
const config = settle(() => scraperConfig(process.env));
settle(() => findChromium(config.chromiumPath));

const stop = new AbortController();
const halt = () => {
  stop.abort();
  setTimeout(() => process.exit(EXIT.failed), STOP_WITHIN_MS).unref();
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, halt);
// Started by another process of ours: when that is gone, nobody else will stop us.
process.once('disconnect', halt);

// A report on stdout stays alone there.
const stream = command !== 'help' && command.once ? process.stderr : process.stdout;
const logger = createLogger({
  service: 'scraper',
  level: config.logLevel,
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
  if (command !== 'help' && command.once) await onceOnly(command, config, prisma, logger);
  else await everyDay(config, prisma, logger);
} catch (error) {
  explain(error);
} finally {
  await prisma.$disconnect();
  await logger.close();
}
process.exit();
