import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { runScrape } from '@hookah/scraper/run';
import { watchMemory } from '#src/memory.ts';

// Both run in processes of their own, as in real life: what one costs is not taken for the other's.

const pathOf = (program: string): string => fileURLToPath(new URL(`../../${program}`, import.meta.url));

export type ReplicaProcess = { url: string; stop: () => Promise<void> };

export async function startReplicaProcess(scale: 'default' | 'full'): Promise<ReplicaProcess> {
  const child = fork(pathOf('packages/htreviews-replica/src/main.ts'), {
    env: { ...process.env, REPLICA_PORT: '0', REPLICA_SCALE: scale },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (ready: { url: string }) => resolve(ready.url));
    child.once('exit', (code) => reject(new Error(`The replica ended with exit code ${code}`)));
  });
  return {
    url,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

type ScrapeReport = Awaited<ReturnType<typeof runScrape>>;

export type Scrape = {
  report: ScrapeReport;
  /** The process from its start to its end. */
  wallSeconds: number;
  /** Of Node alone, in MiB: Chromium's processes are not in it. Null: not told by this system. */
  peakMiB: number | null;
  samplesMiB: readonly number[];
};

export type ScrapeTask = {
  siteUrl: string;
  databaseUrl: string;
  delayMs: number;
  say?: (line: string) => void;
};

/** One run by the command line, watched. */
export async function scrapeOnce({ siteUrl, databaseUrl, delayMs, say }: ScrapeTask): Promise<Scrape> {
  const startedAt = performance.now();
  const child = fork(pathOf('apps/scraper/src/main.ts'), ['--once', '--json'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HTREVIEWS_URL: siteUrl,
      SCRAPER_DELAY_MS: String(delayMs),
      SCRAPER_REQUESTS_PER_DAY: '1000000',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null || child.pid === undefined) throw new Error('The scraper did not start');
  const memory = watchMemory(child.pid);
  if (say !== undefined) tellProgress(child, say);
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  memory.stop();
  const report: ScrapeReport = JSON.parse(output);
  if (report.outcome !== 'ok') throw new Error(`The scrape ended ${report.outcome}: ${report.message}`);
  return {
    report,
    wallSeconds: (performance.now() - startedAt) / 1_000,
    peakMiB: memory.peak(),
    samplesMiB: memory.samples,
  };
}

const PROGRESS_EVERY_MS = 10_000;

function tellProgress(child: ChildProcess, say: (line: string) => void): void {
  let toldAt = Date.now();
  child.on('message', (message: { tobaccos?: number; requests?: number }) => {
    if (Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    say(`  ${message.tobaccos ?? 0} tobaccos, ${message.requests ?? 0} requests`);
  });
}
