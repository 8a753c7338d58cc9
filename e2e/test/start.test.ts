import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { freePort, freePorts, launch, NPM_START, startSystem, temporaryDataDir } from '../system.ts';

const cleaning: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0).toReversed()) await clean();
});

const dataDir = (filledFrom?: string): string => {
  const data = temporaryDataDir(filledFrom);
  cleaning.push(data.remove);
  return data.path;
};

/** The processes that have this folder in their command line or environment. */
const processesOf = (folder: string): string[] =>
  execFileSync('ps', ['axeww', '-o', 'pid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter((line) => line.includes(folder) && !/^\s*\d+\s+Z/.test(line));

const untilGone = async (folder: string, withinMs: number): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (processesOf(folder).length > 0) {
    if (Date.now() > deadline)
      throw new Error(`Left behind after ${withinMs} ms:\n${processesOf(folder).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const ended = async (environment: Record<string, string>): Promise<{ code: number; output: string }> => {
  const { process: child, output } = launch(environment);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, output: output() };
};

describe('npm start', () => {
  it('leaves nothing behind when it is killed, and the next start has all that was saved', async () => {
    const folder = dataDir(inject('firstStart').folder);
    const killed = await startSystem({ HOOKAH_DATA_DIR: folder, ...(await freePorts()) }, NPM_START);
    expect(processesOf(folder).length).toBeGreaterThan(5);
    killed.process.kill('SIGKILL');
    await untilGone(folder, 20_000);

    const system = await startSystem({ HOOKAH_DATA_DIR: folder, ...(await freePorts()) });
    cleaning.push(() => system.stop());
    // The catalogue is there: nobody waits for a second reading.
    expect(system.output()).not.toContain('Reading the catalogue');
    expect(await system.stop()).toBe(0);
    await untilGone(folder, 5_000);
  });

  it('works around a port that is taken, and says so', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleaning.push(() => taken.close());
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
    const system = await startSystem({
      HOOKAH_DATA_DIR: dataDir(inject('firstStart').folder),
      ...(await freePorts()),
      API_PORT: String(address.port),
    });
    cleaning.push(() => system.stop());
    expect(system.output()).toContain(`Port ${address.port} is taken`);
  });

  it.each([
    {
      wrong: 'a database that is not there',
      code: 4,
      words: /DATABASE_URL \(127\.0\.0\.1:\d+\): no PostgreSQL answers there: start it/,
      setting: async () => ({ DATABASE_URL: `postgresql://a:b@127.0.0.1:${await freePort()}/x` }),
    },
    {
      wrong: 'an address of the database that is none',
      code: 2,
      words: /DATABASE_URL must be an address such as postgresql/,
      setting: async () => ({ DATABASE_URL: 'my-secret-database' }),
    },
    {
      wrong: 'a bot token of the wrong form',
      code: 2,
      words: /TELEGRAM_BOT_TOKEN must be like .*@BotFather/,
      setting: async () => ({ TELEGRAM_BOT_TOKEN: 'my-secret-token' }),
    },
    {
      wrong: 'a port that is none',
      code: 2,
      words: /API_PORT must be a whole number from 0 to 65535/,
      setting: async () => ({ API_PORT: 'eighty' }),
    },
    {
      wrong: 'a site that is asked by nobody known',
      code: 2,
      words: /SCRAPER_CONTACT_URL is not set/,
      setting: async () => ({ HTREVIEWS_URL: 'https://site.example.org' }),
    },
    {
      wrong: 'an address of the API that no phone could use',
      code: 2,
      words: /API_PUBLIC_URL must be the address of the API with its prefix/,
      setting: async () => ({ API_PUBLIC_URL: 'https://api.example.org' }),
    },
    {
      wrong: 'a Chromium that is not there',
      code: 3,
      words: /CHROMIUM_PATH .*Install it/,
      setting: async () => ({ CHROMIUM_PATH: '/nowhere/chromium' }),
    },
  ])('names $wrong in one line, without its value, and says what to do', async ({ code, words, setting }) => {
    const result = await ended({ HOOKAH_DATA_DIR: dataDir(), ...(await freePorts()), ...(await setting()) });
    expect(result.output).toMatch(words);
    expect(result.code).toBe(code);
    expect(result.output).not.toMatch(/^\s+at /m);
    expect(result.output).not.toContain('my-secret');
  });
});
