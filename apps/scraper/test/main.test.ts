import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { type Replica, startReplica } from '@hookah/htreviews-replica';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

type Message = { type: string; brandsDone: number; brandsTotal: number; tobaccos: number; requests: number };

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
    ['no Chromium', 3, { CHROMIUM_PATH: '/nowhere/chromium' }, /^CHROMIUM_PATH .*Install Chromium.*\n$/],
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

it('killed again and again, it arrives where an undisturbed run does', async () => {
  for (const requests of [9, 21, 38, 60]) {
    const { child, ended } = launch(['--once']);
    await messageWhere(child, (message) => message.requests >= requests || message.brandsDone === 3);
    child.kill('SIGKILL');
    await ended;
  }
  expect((await launch(['--once']).ended).code).toBe(0);
  expect(await catalogueOf(db.prisma)).toEqual(truthOf(replica));
  const words = await db.prisma.searchWord.aggregate({ _sum: { frequency: true } });
  const texts = await db.prisma.tobacco.findMany({ select: { searchText: true } });
  const expected = texts.reduce((sum, { searchText }) => sum + new Set(searchText.split(' ')).size, 0);
  expect(words._sum.frequency).toBe(expected);
});

it('runs once, tells its parent how far it is, and reports as JSON alone on stdout', async () => {
  const { messages, ended } = launch(['--once', '--json']);
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', counters: { brandsDone: 3 } });
  expect(messages.at(-1)).toMatchObject({ type: 'progress', brandsDone: 3, brandsTotal: 3 });
  expect(await db.prisma.tobacco.count()).toBe(60);
});

it('as a daemon it catches up at once, stays, and ends well when told to', async () => {
  await db.prisma.scrapeRun.deleteMany();
  const { child, messages, ended } = launch([]);
  await messageWhere(child, ({ brandsDone }) => brandsDone === 3);
  await expect.poll(() => db.prisma.scrapeRun.count({ where: { kind: 'scheduled', outcome: 'ok' } })).toBe(1);
  expect(child.exitCode).toBeNull();
  expect(messages).toContainEqual({ type: 'ready' });
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
