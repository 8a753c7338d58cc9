import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDb, type TestDb } from '@hookah/db/testing';
import { startReplica } from '@hookah/htreviews-replica';
import { createApiClient } from '@hookah/shared/api-client';
import { startTelegramDesk } from '@hookah/telegram-desk';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '#src/bundle/bundle.ts';
import { type Program, runProgram } from './program.ts';

// Away from the workspace: nothing of its node_modules can be found from there.
const folder = mkdtempSync(join(tmpdir(), 'hookah-bundles-'));
const at = (...parts: string[]) => join(folder, ...parts);

const BOT_TOKEN = `123456789:${'A'.repeat(35)}`;
const BOT_KEY = 'bundle-test-bot-key-0123456789-0123456789';
const WEBHOOK_SECRET = 'bundle-test-webhook-secret-0123456789';

let db: TestDb;
const programs: Program[] = [];
const run = (...parameters: Parameters<typeof runProgram>): Program => {
  const program = runProgram(...parameters);
  programs.push(program);
  return program;
};
const isHealthy = (url: string): boolean =>
  spawnSync(process.execPath, [at('api/health.mjs'), url], { env: {} }).status === 0;

beforeAll(async () => {
  await Promise.all((['api', 'bot', 'scraper', 'migrate'] as const).map((name) => bundle(name, at(name))));
  db = await createTestDb({ empty: true });
});
afterAll(async () => {
  for (const program of programs.toReversed()) await program.stop();
  await db?.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the bundled programs, with nothing installed beside them', () => {
  let apiUrl: string;
  const tobaccos = async () => {
    const headers = () => ({ 'x-api-key': BOT_KEY, 'x-telegram-user-id': '4711' });
    const { items } = await createApiClient({ baseUrl: `${apiUrl}/api/v1`, headers }).tobaccos.list({});
    return items;
  };

  it('migrate brings an empty database up to date, and a second run has nothing to do', async () => {
    const environment = { DATABASE_URL: db.connectionString };
    const first = run(at('migrate/main.js'), environment);
    expect(await first.exitCode, first.output()).toBe(0);
    expect(first.output()).toMatch(/Migration \d+_init applied/);
    const second = run(at('migrate/main.js'), environment);
    expect(await second.exitCode, second.output()).toBe(0);
    expect(second.output()).toContain('The database is up to date.');
  });

  it('the API serves, with its documentation page, and a health check without curl sees it', async () => {
    const api = run(at('api/main.js'), {
      DATABASE_URL: db.connectionString,
      JWT_SECRET: 'bundle-test-jwt-secret-0123456789-0123456789',
      BOT_API_KEY: BOT_KEY,
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      API_PORT: '0',
      API_METRICS_PORT: '0',
    });
    apiUrl = String(await api.ready);
    expect(isHealthy(`${apiUrl}/api/v1/health/ready`)).toBe(true);
    expect(isHealthy(`${apiUrl}/api/v1/nowhere`)).toBe(false);
    expect(await tobaccos()).toEqual([]);
    for (const path of ['/docs/', '/docs/static/swagger-ui.css', '/docs/json']) {
      expect((await fetch(`${apiUrl}${path}`)).status, path).toBe(200);
    }
  });

  it('the scraper reads a catalogue into the database', async () => {
    const replica = await startReplica();
    try {
      const [brand] = replica.catalogue.brands();
      const scraper = run(
        at('scraper/main.js'),
        {
          DATABASE_URL: db.connectionString,
          HTREVIEWS_URL: replica.url,
          SCRAPER_DELAY_MS: '0',
          CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? '',
        },
        ['--brand', String(brand?.slug)],
      );
      expect(await scraper.exitCode, scraper.output()).toBe(0);
    } finally {
      await replica.close();
    }
    await expect.poll(async () => (await tobaccos()).length).toBeGreaterThan(0);
  });

  it('the bot takes a message by webhook, answers it through the API, and ends in good order', async () => {
    const desk = await startTelegramDesk({ botToken: BOT_TOKEN });
    try {
      const port = await getPort({ host: '127.0.0.1' });
      const bot = run(at('bot/main.js'), {
        TELEGRAM_BOT_TOKEN: BOT_TOKEN,
        TELEGRAM_API_ROOT: desk.url,
        API_URL: `${apiUrl}/api/v1`,
        BOT_API_KEY: BOT_KEY,
        BOT_MODE: 'webhook',
        WEBHOOK_URL: `http://127.0.0.1:${port}/telegram/webhook`,
        WEBHOOK_SECRET,
        WEBHOOK_PORT: String(port),
      });
      await bot.ready;
      expect(isHealthy(`http://127.0.0.1:${port}/health/live`)).toBe(true);
      const person = desk.addPerson({ id: 4711, firstName: 'Аня', languageCode: 'ru' });
      person.start();
      await expect.poll(() => person.messages().length).toBeGreaterThan(1);
      await bot.stop();
      expect(await bot.exitCode).toBe(0);
    } finally {
      await desk.close();
    }
  });
});

it('P14 what the API container copies is at most 25 MB and has no tools in it', () => {
  const files = globSync('**/*', { cwd: at('api') }).filter((path) => statSync(at('api', path)).isFile());
  const bytes = files.reduce((sum, path) => sum + statSync(at('api', path)).size, 0);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThanOrEqual(25_000_000);
  expect(files.filter((path) => /node_modules|prisma|typescript|vite|playwright/i.test(path))).toEqual([]);
});

it('P13 the API begins without Prisma’s query compiler, more than it is itself: the first question loads it', () => {
  const files = globSync('*.js', { cwd: at('api') }).map((name) => ({
    name,
    size: statSync(at('api', name)).size,
  }));
  const compiler = files.filter(({ name }) => name.includes('wasm-base64'));
  expect(compiler.map(({ size }) => size > 4_000_000)).toEqual([true]);
  const begun = new Set<string>();
  const begin = (name: string) => {
    if (begun.has(name)) return;
    begun.add(name);
    const text = readFileSync(at('api', name), 'utf8');
    for (const [, next] of text.matchAll(/^(?:import|export) .*from "\.\/([^"]+)";$/gm)) begin(next ?? '');
  };
  begin('main.js');
  expect(begun.size).toBeGreaterThan(1);
  expect([...begun].filter((name) => name.includes('query_compiler'))).toEqual([]);
});

it('the same sources give the same bundle, byte by byte', async () => {
  await bundle('bot', at('again'));
  expect(readFileSync(at('again/main.js')).equals(readFileSync(at('bot/main.js')))).toBe(true);
});
