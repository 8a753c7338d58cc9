import type { Finding } from '#src/report.ts';
import type { PartDeps } from './part.ts';
import { scrapeOnce, startReplicaProcess } from './processes.ts';

/** Small enough to be done in a minute, large enough that a page is read within it. */
const DELAY_MS = 100;
const LIMIT = 1.05;

/** How much longer a run takes than its manners alone would make it: requests × delay is the floor. */
export async function measurePace({ server, say }: PartDeps): Promise<Finding> {
  const database = await server.create('pace');
  const replica = await startReplicaProcess('default');
  try {
    say(`One run over the small catalogue, ${DELAY_MS} ms between requests`);
    const { report } = await scrapeOnce({
      siteUrl: replica.url,
      databaseUrl: database.connectionString,
      delayMs: DELAY_MS,
      say,
    });
    const { requests } = report.counters;
    const floor = (requests * DELAY_MS) / 1_000;
    const ratio = report.seconds / floor;
    return {
      measures: [
        {
          what: `wall time ÷ politeness floor (${requests} requests × ${DELAY_MS} ms = ${floor.toFixed(1)} s)`,
          measured: `${ratio.toFixed(3)} (${report.seconds.toFixed(1)} s)`,
          target: `1.00 to ${LIMIT.toFixed(2)}`,
          isMet: ratio >= 1 && ratio <= LIMIT,
        },
      ],
      numbers: { delayMs: DELAY_MS, requests, floorSeconds: floor, seconds: report.seconds, ratio },
    };
  } finally {
    await replica.stop();
  }
}
