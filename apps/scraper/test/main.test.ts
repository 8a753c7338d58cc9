import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { type Replica, startReplica } from '@hookah/htreviews-replica';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { times } from './support/counts.ts';
import { catalogueOf, truthOf } from './support/truth.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let db: TestDb;
let replica: Replica;
beforeAll(async () => {
  [db, replica] = await Promise.all([
    createTestDb(),
    startReplica({ scale: { brands: 3, lines: 4, tobaccos: 60 } }),
  ]);
});
afterAll(async () => {
  await replica.close();
  await db.drop();
});

type Message = {
  type: string;
  url?: string;
  brandsDone: number;
  brandsTotal: number;
  tobaccos: number;
  requests: number;
};

/** The process as `npm start` starts it. */
function launch(args: string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '', CHROMIUM_PATH = '' } = process.env;
  const child = fork(MAIN, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: {
      PATH,
      HOME,
      CHROMIUM_PATH,
      DATABASE_URL: db.connectionString,
      HTREVIEWS_URL: replica.url,
      SCRAPER_DELAY_MS: '0',
      SCRAPER_METRICS_PORT: '0',
      ...env,
    },
  });
  const messages: Message[] = [];
  child.on('message', (message: Message) => messages.push(message));
  return { child, messages, ended: endOf(child) };
}

async function endOf(child: ChildProcess) {
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { code, stdout, stderr };
}

describe('a mistake is one line and an exit code', () => {
  it.each([
    ['a missing setting', 2, { HTREVIEWS_URL: '' }, /^HTREVIEWS_URL is not set.*\n$/],
    ['no address of a database', 2, { DATABASE_URL: '' }, /^DATABASE_URL is not set: .*npm start.*\n$/],
    ['no Chromium', 3, { CHROMIUM_PATH: '/nowhere/chromium' }, /^CHROMIUM_PATH .*Install it.*\n$/],
    [
      'no database',
      4,
      { DATABASE_URL: 'postgresql://u:p@127.0.0.1:9/none' },
      /^The database cannot be reached.*\n$/,
    ],
  ])('%s: %i', async (_, code, env, line) => {
    const ended = await launch(['--once'], env).ended;
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toMatch(line);
  });

  it('a database without our tables: 4', async () => {
    const empty = await createTestDb({ empty: true });
    const ended = await launch(['--once'], { DATABASE_URL: empty.connectionString }).ended;
    await empty.drop();
    expect(ended).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^The database has not the tables.*\n$/),
    });
  });

  it('an unknown option: 2, with the usage', async () => {
    expect(await launch(['--often']).ended).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Usage: /),
    });
  });
});

it('told to end, it ends in time and says so', async () => {
  const { child, ended } = launch(['--once'], { SCRAPER_DELAY_MS: '200' });
  await messageWhere(child, ({ requests }) => requests > 12);
  const toldAt = Date.now();
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  expect(Date.now() - toldAt).toBeLessThan(10_000);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^outcome +stopped/);
});

it('ends when whoever started it is gone', async () => {
  const { child, ended } = launch(['--once'], { SCRAPER_DELAY_MS: '200' });
  await messageWhere(child, ({ brandsTotal }) => brandsTotal === 3);
  child.disconnect();
  expect(await ended).toMatchObject({ code: 1, stdout: expect.stringMatching(/^outcome +stopped/) });
});

it('told to end in the middle of an answer that drips, it ends in time', async () => {
  replica.faults.set({ type: 'drip', bytes: 10, everyMs: 100, kind: 'brand' });
  replica.resetRequests();
  const { child, ended } = launch(['--once']);
  await expect
    .poll(() => replica.requests().some(({ kind }) => kind === 'brand'), { timeout: 30_000 })
    .toBe(true);
  const toldAt = Date.now();
  child.kill('SIGTERM');
  const { stdout } = await ended;
  replica.faults.clear();
  expect(Date.now() - toldAt).toBeLessThan(10_000);
  expect(stdout).toMatch(/^outcome +stopped/);
});

const KILLS = times(3, 100);

it(
  `R11 killed ${KILLS} times at random moments, it arrives where an undisturbed run does`,
  async () => {
    const statuses = ['Лимитированный', 'Снят с производства', 'Выпускается'] as const;
    const moments = fc.sample(fc.record({ requests: fc.nat(75), ms: fc.nat(60) }), KILLS);
    for (const [index, { requests, ms }] of moments.entries()) {
      const { child, ended } = launch(['--once']);
      await messageWhere(child, (message) => message.requests >= requests || message.brandsDone === 3);
      await sleep(ms);
      child.kill('SIGKILL');
      await ended;
      // So that there is always something left to be done.
      const status = statuses[index % statuses.length] ?? 'Выпускается';
      for (const { id } of replica.catalogue.tobaccos().slice(0, 30))
        replica.catalogue.changeTobacco(id, { status });
    }
    // The first goes on with the one that was killed, and does not look again at brands that had been saved before a change.
    for (let run = 0; run < 2; run += 1) expect((await launch(['--once']).ended).code).toBe(0);
    expect(await catalogueOf(db.prisma)).toEqual(truthOf(replica));
    const words = await db.prisma.searchWord.aggregate({ _sum: { frequency: true } });
    const texts = await db.prisma.tobacco.findMany({ select: { searchText: true } });
    const expected = texts.reduce((sum, { searchText }) => sum + new Set(searchText.split(' ')).size, 0);
    expect(words._sum.frequency).toBe(expected);
  },
  120_000 + KILLS * 20_000,
);

it('runs once, tells its parent how far it is, and reports as JSON alone on stdout', async () => {
  const { messages, ended } = launch(['--once', '--json']);
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', counters: { brandsDone: 3 } });
  expect(messages.at(-1)).toMatchObject({ type: 'progress', brandsDone: 3, brandsTotal: 3 });
  expect(await db.prisma.tobacco.count()).toBe(60);
});

it('shows what one page says, what would change, and what was done, without asking for more', async () => {
  const [tobacco] = replica.catalogue.tobaccos();
  if (!tobacco) throw new Error('The replica is empty');
  const address = `${replica.url}/tobaccos/${replica.catalogue.pathOf(tobacco)}`;
  replica.catalogue.changeTobacco(tobacco.id, { status: 'Лимитированный', rating: 1.5 });
  replica.resetRequests();
  const one = await launch(['--tobacco', address, '--dry-run']).ended;
  expect(one.code).toBe(0);
  expect(one.stdout).toMatch(new RegExp(`^name +"${tobacco.name}`, 'm'));
  expect(one.stdout).toMatch(/^ +rating: .+ → 1.5$/m);
  expect(replica.requests().map(({ kind }) => kind)).toEqual(['robots', 'brand', 'tobacco']);

  const elsewhere = await launch(['--tobacco', 'https://elsewhere.example/tobaccos/a/b/c']).ended;
  expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringMatching(/^--tobacco takes/) });

  const status = await launch(['--status']).ended;
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^tobaccos +60, 0 of them not read yet$/m);
  expect(status.stdout).toMatch(/manual +\S+ s {2}ok$/m);

  const nothing = await launch(['--resume', '--json']).ended;
  expect(nothing.code).toBe(0);
  expect(JSON.parse(nothing.stdout)).toMatchObject({
    outcome: 'nothing',
    message: expect.stringContaining('no interrupted run'),
  });
});

it('as a daemon it catches up at once, stays, and ends well when told to', async () => {
  await db.prisma.scrapeRun.deleteMany();
  const { child, messages, ended } = launch([]);
  await messageWhere(child, ({ brandsDone }) => brandsDone === 3);
  await expect.poll(() => db.prisma.scrapeRun.count({ where: { kind: 'scheduled', outcome: 'ok' } })).toBe(1);
  expect(child.exitCode).toBeNull();
  const url = messages.find(({ type }) => type === 'ready')?.url ?? '';
  const answers = await Promise.all(
    ['/health/live', '/health/ready', '/elsewhere'].map((path) => fetch(url + path)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  const read = async () => (await fetch(`${url}/metrics`)).text();
  await expect.poll(read).toContain('scraper_runs_total{');
  const metrics = await read();
  const value = (name: string) =>
    Number(
      metrics
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    );
  expect(value('scraper_runs_total{outcome="ok",reason=""}')).toBe(1);
  expect(value('scraper_requests_total{kind="brand",status="200"}')).toBe(3);
  expect(value('scraper_requests_total{kind="robots",status="200"}')).toBe(1);
  expect(value('catalog_objects{kind="tobaccos"}')).toBe(60);
  expect(Date.now() / 1_000 - value('scraper_last_success_timestamp_seconds')).toBeLessThan(60);
  expect(metrics).not.toContain(db.connectionString);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

function messageWhere(child: ChildProcess, matches: (message: Message) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (matches(message)) resolve();
    });
    child.once('exit', () => reject(new Error('It ended before')));
  });
}
