import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const SECRETS = {
  JWT_SECRET: 'canary-jwt-secret-0123456789-0123456789',
  BOT_API_KEY: 'canary-bot-api-key-0123456789-0123456789',
  TELEGRAM_BOT_TOKEN: '7777777777:AAcanary-token-of-a-bot-0123456789',
};

let database: TestDb;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  database = await createTestDb();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => database.drop());

const start = (env: Record<string, string> = {}) => {
  const child = fork(MAIN, {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.connectionString,
      API_PORT: '0',
      ...SECRETS,
      ...env,
    },
    silent: true,
    execArgv: [],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  const listening = new Promise<string>((resolve, reject) => {
    child.on('message', (message) => resolve(String(Reflect.get(Object(message), 'url'))));
    ended.then(() => reject(new Error(output)), reject);
  });
  listening.catch(() => undefined);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, ended, exited, listening, output: () => output };
};

describe('the process', () => {
  test('with a bad setting ends with 2 and one line that names it', async () => {
    const { code, output } = await start({ DATABASE_URL: 'mysql://root:hunter2@nowhere/x' }).ended;
    expect({ code, output }).toEqual({
      code: 2,
      output:
        'Configuration: DATABASE_URL must be an address such as postgresql://user:password@host:5432/database\n',
    });
  });

  test('on a busy port ends with 3 and one line that names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = await start({ API_PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(3);
    expect(output).toBe(`Port ${port} is taken: stop what listens there or set API_PORT to another\n`);
  });

  test('A13 starts without its database, says that it is not ready, and never how it wanted to reach it', async () => {
    const { child, ended, listening } = start({
      DATABASE_URL: 'postgresql://canary-user:canary-password@127.0.0.1:1/canary-name',
    });
    const url = await listening;
    expect((await fetch(`${url}/api/v1/health/live`)).status).toBe(200);
    const ready = await fetch(`${url}/api/v1/health/ready`);
    expect(ready.status).toBe(503);
    const headers = { 'x-api-key': SECRETS.BOT_API_KEY, 'x-telegram-user-id': '5' };
    const refused = await fetch(`${url}/api/v1/users/me`, { headers });
    expect(refused.status).toBe(503);
    child.kill('SIGTERM');
    const { output } = await ended;
    expect([output, await ready.text(), await refused.text()].join('\n')).not.toMatch(/canary/i);
  });

  test('A10 ends with 0 on SIGTERM under load, having answered every request whole', async () => {
    const { child, ended, listening } = start({ API_LIMIT_PER_ADDRESS: '1000000' });
    const url = await listening;
    let answered = 0;
    const load = Array.from({ length: 20 }, async () => {
      // Each goes on until an answer says that this instance takes no more; a reset or a cut body fails the test.
      for (let goOn = true; goOn; ) {
        const response = await fetch(`${url}/api/v1/health/live`);
        expect(await response.json()).toMatchObject({ success: true });
        goOn = response.headers.get('connection') !== 'close';
        answered += 1;
        if (answered === 500) child.kill('SIGTERM');
      }
    });
    await Promise.all(load);
    const before = performance.now();
    expect((await ended).code).toBe(0);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('ends when the process that started it is gone', async () => {
    const { child, exited, listening } = start();
    await listening;
    child.disconnect();
    expect(await exited).toBe(0);
  });

  test('A13 writes a line a request with its id, pattern and status, and tells nobody a secret', async () => {
    const { child, ended, listening, output: said } = start({ LOG_LEVEL: 'debug', API_METRICS_PORT: '0' });
    const url = await listening;
    const initData = 'query_id=canary-query&user=%7B%22id%22%3A1%7D&auth_date=1&hash=canaryhash';
    const answers: string[] = [];
    const keep = async (response: Response) => {
      answers.push(JSON.stringify([...response.headers]), await response.text());
    };
    const send = async (path: string, init: RequestInit = {}) =>
      keep(await fetch(`${url}/api/v1${path}`, init));
    await send('/tobaccos/123?search=canary-search', {
      headers: { 'x-request-id': 'request-0001', authorization: 'Bearer canary.bearer.token' },
    });
    await send('/users/me', {
      headers: {
        'x-api-key': SECRETS.BOT_API_KEY,
        'x-telegram-user-id': '5',
        'x-request-id': 'request-0002',
      },
    });
    await send('/auth/validate', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ initData }),
    });
    await send(`/bot${SECRETS.TELEGRAM_BOT_TOKEN}/getMe`);
    await send('/auth/validate', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"initData":"${initData}`,
    });
    await send('/auth/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: 'canary-refresh-token-0123456789' }),
    });
    const watching = /"metrics":"([^"]+)"/.exec(said())?.[1];
    const metrics = await fetch(`${watching}/metrics`);
    expect(metrics.status).toBe(200);
    await keep(metrics);
    child.kill('SIGTERM');
    const { output } = await ended;
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({
        requestId: 'request-0001',
        method: 'GET',
        route: '/api/v1/tobaccos/:id',
        status: 401,
        ms: expect.any(Number),
      }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ requestId: 'request-0002', status: 200 }));
    expect(output).not.toMatch(/canary/i);
    expect(answers.join('\n')).not.toMatch(/canary/i);
  });
});
