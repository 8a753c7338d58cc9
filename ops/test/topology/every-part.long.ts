import { availableParallelism, cpus, loadavg } from 'node:os';
import autocannon from 'autocannon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Load, startLoad, wrongWrites } from './load.ts';
import { processorSecondsOf } from './processor-time.ts';
import { rewriteTable } from './table.ts';
import { BOT_KEY, type Instance, startTopology, type Topology } from './topology.ts';

const TOBACCOS = 12_000;
const PEOPLE = 12;
const CHATS = 4;
const SECONDS = 15;
const CONNECTIONS = 24;

let topology: Topology;
beforeAll(async () => {
  topology = await startTopology({ apis: 3, bots: 2, tobaccos: TOBACCOS });
});
afterAll(() => topology?.close());

const now = () => performance.now();
const written = (table: string, rows: readonly string[][]) => {
  const machine = `${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()[0]?.toFixed(2)} at the end, everything on this one machine.`;
  const text = [...rows.map((cells) => `| ${cells.join(' | ')} |`), '', machine].join('\n');
  process.stdout.write(`${text}\n`);
  if (process.env.UPDATE_SCALING === '1') rewriteTable(table, text);
};
const instance = (all: readonly Instance[]): Instance => {
  const [first] = all;
  if (first === undefined) throw new Error('Nothing was started');
  return first;
};

/** People in chats, each of whom asks for a tobacco, waits for the bot's answer, and asks again. */
const startChats = () => {
  let isOver = false;
  let answers = 0;
  let slowest = 0;
  const lost: string[] = [];
  const lives = Array.from({ length: CHATS }, async (_, index) => {
    const person = topology.desk.addPerson({ id: 50 + index, firstName: 'Анна', languageCode: 'ru' });
    person.start();
    await person.waitForMessage(/./, { timeoutMs: 30_000 });
    for (let turn = 1; !isOver; turn += 1) {
      const name = `Чирника ${100 * (index + 1) + (turn % 90)}`;
      const startedAt = now();
      person.sendText(name);
      await person.waitForMessage(new RegExp(name), { timeoutMs: 60_000 }).catch(() => lost.push(name));
      slowest = Math.max(slowest, now() - startedAt);
      answers += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  return {
    answers: () => answers,
    slowest: () => slowest,
    forgetSlowest: () => {
      slowest = 0;
    },
    lost: () => lost,
    stop: async () => {
      isOver = true;
      await Promise.all(lives);
    },
  };
};

type Part = { what: string; kill: () => unknown; start: () => unknown; isBack: () => Promise<boolean> };

const isWhole = async (): Promise<boolean> => {
  const states = await Promise.all(topology.apis.map(topology.health));
  return states.every((state) => state?.redis === 'up' && state.replica === 'up');
};
const answersHere = (port: number, path: string) => async () =>
  (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null))?.status === 200;

const parts = (): Part[] => {
  const { redis, replica, primary, balancer, url } = topology;
  const api = instance(topology.apis);
  const bot = instance(topology.bots);
  return [
    {
      what: 'one API of three',
      kill: () => api.program().kill(),
      start: api.start,
      isBack: answersHere(api.port, '/api/v1/health/ready'),
    },
    {
      what: 'one bot of two',
      kill: () => bot.program().kill(),
      start: bot.start,
      isBack: answersHere(bot.port, '/health/live'),
    },
    { what: 'Redis', kill: redis.kill, start: redis.start, isBack: isWhole },
    { what: 'the replica', kill: replica.kill, start: replica.startAgain, isBack: isWhole },
    { what: 'the primary', kill: primary.kill, start: primary.startAgain, isBack: isWhole },
    {
      what: 'the balancer',
      kill: balancer.kill,
      start: balancer.start,
      isBack: async () => (await fetch(`${url}/api/v1/health/live`).catch(() => null))?.status === 200,
    },
  ];
};

/** Everybody has been answered since: nobody is waiting for the part any more. */
const untilAllMoved = async (load: Load): Promise<void> => {
  const before = load.written().map(({ acknowledged }) => acknowledged.length);
  await expect
    .poll(
      () => load.written().every(({ acknowledged }, index) => acknowledged.length > (before[index] ?? 0) + 1),
      {
        interval: 20,
        timeout: 120_000,
      },
    )
    .toBe(true);
};

it('each part killed in turn under load: no acknowledged write is lost, no message unanswered', async () => {
  await expect.poll(isWhole, { timeout: 30_000 }).toBe(true);
  const load = startLoad(topology, { people: PEOPLE, tobaccos: TOBACCOS });
  const chats = startChats();
  const rows: string[][] = [];
  const row = (what: string, back: string) => [
    what,
    `${Math.round(load.slowest())} ms`,
    `${Math.round(chats.slowest())} ms`,
    back,
  ];
  await untilAllMoved(load);
  load.forgetSlowest();
  chats.forgetSlowest();
  await untilAllMoved(load);
  rows.push(row('nothing', ''));
  for (const { what, kill, start, isBack } of parts()) {
    load.forgetSlowest();
    chats.forgetSlowest();
    await kill();
    // Whoever can do without the part shall show it; the database and the balancer nobody can.
    if (!/primary|balancer/.test(what)) await untilAllMoved(load);
    const startedAt = now();
    await start();
    await expect.poll(isBack, { interval: 20, timeout: 60_000 }).toBe(true);
    const back = `${((now() - startedAt) / 1000).toFixed(1)} s`;
    await untilAllMoved(load);
    const answered = chats.answers();
    await expect.poll(chats.answers, { timeout: 120_000 }).toBeGreaterThan(answered + CHATS);
    rows.push(row(what, back));
  }
  await Promise.all([load.stop(), chats.stop()]);
  expect(load.failures()).toEqual([]);
  expect(chats.lost()).toEqual([]);
  expect(await wrongWrites(topology, load.written())).toEqual({ lost: [], doubled: [] });
  written('killed', [
    [
      'killed with -9, and started again',
      'the longest call of the API, repetitions included',
      'the longest answer in a chat',
      'back after its start',
    ],
    ['---', '---:', '---:', '---:'],
    ...rows,
    [
      'in all',
      `${load.writes()} writes, ${load.reads()} reads: none lost, none failed`,
      `${chats.answers()} answers, none missing`,
      '',
    ],
  ]);
});

const headers = (telegramId: number) => ({
  'x-api-key': BOT_KEY,
  'x-telegram-user-id': String(telegramId),
  'content-type': 'application/json',
});

/** What people do: look at tobaccos, search, read their list, and now and then write to it. */
const requests = (): autocannon.Request[] =>
  Array.from({ length: 200 }, (_, index) => {
    const id = 1 + ((index * 7_919) % TOBACCOS);
    const own = headers(1_000 + (index % PEOPLE));
    if (index % 20 === 0) {
      const body = JSON.stringify({ tobaccoId: id });
      return { method: 'POST', path: '/api/v1/wishlist/items', headers: own, body };
    }
    const path =
      index % 4 === 0
        ? '/api/v1/wishlist?limit=20'
        : index % 4 === 1
          ? `/api/v1/tobaccos?search=${encodeURIComponent(`чирника ${id}`)}`
          : `/api/v1/tobaccos/${id}`;
    return { method: 'GET', path, headers: own };
  });

it('throughput at one, two and three instances, and what a request costs each part', async () => {
  const { apis, primary, replica, redis, balancer } = topology;
  const busy = (many: readonly Instance[]) => ({
    api: many.reduce((sum, api) => sum + processorSecondsOf(api.program().pid), 0),
    primary: processorSecondsOf(primary.pid()),
    replica: processorSecondsOf(replica.pid()),
    redis: processorSecondsOf(redis.pid()),
    balancer: processorSecondsOf(balancer.pid()),
  });
  const rows: string[][] = [];
  for (const count of [1, 2, 3]) {
    for (const [index, api] of apis.entries()) {
      await api.program().stop();
      if (index < count) await api.start();
    }
    await expect
      .poll(async () =>
        (await Promise.all(apis.slice(0, count).map(topology.health))).every((one) => one?.replica === 'up'),
      )
      .toBe(true);
    // The balancer finds out by its own checks.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const running = apis.slice(0, count);
    const load = () =>
      autocannon({ url: topology.url, connections: CONNECTIONS, duration: SECONDS, requests: requests() });
    await load();
    const before = busy(running);
    const result = await load();
    const after = busy(running);
    expect(result.errors).toBe(0);
    expect(result.non2xx).toBe(0);
    const total = result.requests.total;
    const cost = (part: keyof typeof before) =>
      `${((1_000 * (after[part] - before[part])) / total).toFixed(2)} ms`;
    rows.push([
      String(count),
      String(Math.round(total / result.duration)),
      `${result.latency.p50} / ${result.latency.p99} ms`,
      ...(['api', 'primary', 'replica', 'redis', 'balancer'] as const).map(cost),
    ]);
  }
  written('throughput', [
    ['APIs', 'requests/s', 'p50 / p99', 'API', 'primary', 'replica', 'Redis', 'balancer'],
    ['---', ...Array.from({ length: 7 }, () => '---:')],
    ...rows,
  ]);
});
