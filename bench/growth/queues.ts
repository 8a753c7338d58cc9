import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startTestRedis } from '@hookah/api/testing/redis';
import { grouped, median, millisecondsOf } from '#src/numbers.ts';
import type { Finding, Measure } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { bullmqQueue } from './bullmq-queue.ts';
import { postgresQueue } from './postgres-queue.ts';
import type { JobQueue } from './queue.ts';

const AT_ONCE = 20;
const WORKERS = 10;
const ROUNDS = 3;
const TRICKLE = { jobs: 100, everyMs: 20 };
const LEASE_SECONDS = 2;
const ROLLED_BACK = 100;

type Found = { added: number; worked: number; latency: number[]; takenAgainMs: number; phantoms: number };

/** The bot's inbox in PostgreSQL against BullMQ in Redis, as queues of jobs, in turns. */
export async function measureQueues({ server, isFull }: PartDeps): Promise<Finding> {
  const jobs = isFull ? 10_000 : 1_000;
  const { connectionString } = await server.create('growth_queue');
  const redis = await startTestRedis();
  const queues = {
    PostgreSQL: { url: connectionString, open: () => postgresQueue(connectionString, LEASE_SECONDS) },
    BullMQ: { url: redis.url, open: () => bullmqQueue(redis.url, LEASE_SECONDS) },
  };
  const found: Record<keyof typeof queues, Found[]> = { PostgreSQL: [], BullMQ: [] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ['PostgreSQL', 'BullMQ'] as const) {
        const { url, open } = queues[name];
        const queue = open();
        const base = 10_000_000 * (round + 1);
        const rates = await throughputOf(queue, base, jobs);
        const latency = await latencyOf(queue, base + 1_000_000);
        const takenAgainMs = await takenAgain(queue, name, url, base + 2_000_000);
        const phantoms = await phantomsOf(queue, base + 3_000_000);
        found[name].push({ ...rates, latency, takenAgainMs, phantoms });
        await queue.close();
      }
    }
  } finally {
    await redis.kill();
  }
  const both = (tell: (of: Found[]) => string) => `${tell(found.PostgreSQL)}; ${tell(found.BullMQ)}`;
  const middle = (of: Found[], what: 'added' | 'worked' | 'takenAgainMs' | 'phantoms') =>
    median(of.map((one) => one[what]));
  const latencies = (of: Found[]) => of.flatMap(({ latency }) => latency).toSorted((a, b) => a - b);
  const at = (of: Found[], share: number) =>
    latencies(of)[Math.floor(share * (latencies(of).length - 1))]?.toFixed(0) ?? '';
  const measure = (what: string, tell: (of: Found[]) => string): Measure => ({
    what: `${what}: PostgreSQL; BullMQ`,
    measured: both(tell),
    target: '',
    isMet: null,
  });
  return {
    measures: [
      measure(`jobs added a second, ${AT_ONCE} at once`, (of) => grouped(middle(of, 'added'))),
      measure(`jobs worked off a second, ${WORKERS} at once`, (of) => grouped(middle(of, 'worked'))),
      measure(
        `from adding to beginning, a job each ${TRICKLE.everyMs} ms, p50 / p99`,
        (of) => `${at(of, 0.5)} / ${at(of, 0.99)} ms`,
      ),
      measure(
        `a worker killed with -9, leases of ${LEASE_SECONDS} s: its job is taken again after`,
        (of) => `${(middle(of, 'takenAgainMs') / 1_000).toFixed(1)} s`,
      ),
      measure(
        `${ROLLED_BACK} jobs added in transactions that were rolled back: worked on all the same`,
        (of) => String(middle(of, 'phantoms')),
      ),
    ],
    numbers: found,
  };
}

/** Works until so many have been worked on. */
const workOff = async (queue: JobQueue, jobs: number): Promise<void> => {
  let done = 0;
  const all = Promise.withResolvers<void>();
  const worker = queue.work(async () => {
    done += 1;
    if (done === jobs) all.resolve();
  }, WORKERS);
  await all.promise;
  await worker.stop();
};

const throughputOf = async (queue: JobQueue, base: number, jobs: number) => {
  let next = base;
  const lane = async () => {
    while (next < base + jobs) {
      next += 1;
      await queue.add(next);
    }
  };
  const adding = await millisecondsOf(() => Promise.all(Array.from({ length: AT_ONCE }, lane)));
  const working = await millisecondsOf(() => workOff(queue, next - base));
  return { added: (1_000 * (next - base)) / adding, worked: (1_000 * (next - base)) / working };
};

const latencyOf = async (queue: JobQueue, base: number): Promise<number[]> => {
  const addedAt = new Map<number, number>();
  const latency: number[] = [];
  const all = Promise.withResolvers<void>();
  const worker = queue.work(async (id) => {
    latency.push(performance.now() - (addedAt.get(id) ?? 0));
    if (latency.length === TRICKLE.jobs) all.resolve();
  }, WORKERS);
  for (let index = 1; index <= TRICKLE.jobs; index += 1) {
    addedAt.set(base + index, performance.now());
    await queue.add(base + index);
    await new Promise((resolve) => setTimeout(resolve, TRICKLE.everyMs));
  }
  await all.promise;
  await worker.stop();
  return latency;
};

/** A process that has begun the job is killed; milliseconds until somebody else begins it. */
const takenAgain = async (queue: JobQueue, name: string, url: string, id: number): Promise<number> => {
  await queue.add(id);
  const child = fork(fileURLToPath(new URL('hanging-worker.ts', import.meta.url)), [
    name,
    url,
    String(LEASE_SECONDS),
  ]);
  await once(child, 'message');
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return millisecondsOf(() => workOff(queue, 1));
};

const phantomsOf = async (queue: JobQueue, base: number): Promise<number> => {
  for (let index = 1; index <= ROLLED_BACK; index += 1) {
    await queue.addAndRollBack(base + index).catch(() => undefined);
  }
  const last = base + ROLLED_BACK + 1;
  let phantoms = 0;
  const all = Promise.withResolvers<void>();
  await queue.add(last);
  const worker = queue.work(async (id) => {
    if (id === last) all.resolve();
    else phantoms += 1;
  }, 1);
  await all.promise;
  await worker.stop();
  return phantoms;
};
