import type { PrismaClient } from '@hookah/db/client';
import { startWatchServer, type WatchServer } from '@hookah/service/watch-server';
import type { ScraperConfig } from './config.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { ProgressTeller } from './progress-teller.ts';
import { describeReport } from './report.ts';
import { type Log, runScrape } from './run.ts';
import { createRunsRepository } from './runs.repository.ts';
import { createSchedule } from './schedule.ts';

export type DailyDeps = {
  config: ScraperConfig;
  prisma: PrismaClient;
  log: Log;
  signal: AbortSignal;
  /** At the start of each run. */
  onProgress: () => ProgressTeller;
  /** With where the metrics are, if they are. */
  onReady: (url: string | null) => void;
};

/** Stays and runs once a day, until the signal. */
export async function runDaily({ config, prisma, log, signal, ...deps }: DailyDeps): Promise<void> {
  const metrics = createMetrics(prisma);
  const watch = await startWatching(config, prisma, metrics, log);
  const { timeZone, timeOfDay } = config;
  const schedule = createSchedule({
    timeZone,
    timeOfDay,
    log,
    isAnswered: createRunsRepository(prisma).isAnswered,
    run: async (slot) => {
      const { onAnswer, onReport } = metrics;
      const { tell, end } = deps.onProgress();
      const report = await runScrape({
        settings: config,
        prisma,
        log,
        signal,
        slot,
        onAnswer,
        onProgress: tell,
      });
      end();
      if (report.outcome === 'busy') return;
      onReport(report);
      log.info(`The scrape has ended.\n${describeReport(report)}`);
    },
  });
  log.info(`One scrape a day at ${timeOfDay} (${timeZone}).`);
  schedule.start();
  deps.onReady(watch?.url ?? null);
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  await schedule.stop();
  await watch?.close();
}

/** A port that is taken is no reason not to scrape. */
async function startWatching(
  { metricsHost: host, metricsPort: port }: ScraperConfig,
  prisma: PrismaClient,
  metrics: Metrics,
  log: Log,
): Promise<WatchServer | null> {
  const askDatabase = () => prisma.$queryRaw`SELECT 1`;
  try {
    return await startWatchServer({ host, port, metrics, askDatabase });
  } catch (error) {
    log.warn(error, 'There are no metrics: SCRAPER_METRICS_PORT cannot be listened on');
    return null;
  }
}
