// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildStaticServer } from '../server/app.ts';
import { miniAppConfig } from '../server/config.ts';
import { KEPT_RELEASES, keepRelease } from '../server/releases.ts';

let distDir: string;

beforeAll(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'miniapp-'));
  await mkdir(join(distDir, 'assets'));
  await writeFile(
    join(distDir, 'index.html'),
    `<!doctype html><title>App</title><script>boot();</script><script id="config" type="application/json"></script>`,
  );
  await writeFile(join(distDir, 'assets/index-abc123.js'), 'app();');
  await writeFile(join(distDir, 'assets/index-abc123.js.br'), 'compressed');
});
afterAll(() => rm(distDir, { recursive: true }));

const serve = (options: Partial<Parameters<typeof buildStaticServer>[0]> = {}) =>
  buildStaticServer({
    distDir,
    apiUrl: 'https://api.example.org/api/v1',
    botUsername: 'hookah_bot',
    ...options,
  });

const policyOf = (header: unknown) =>
  Object.fromEntries(
    String(header)
      .split('; ')
      .map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
  );

test('names with a hash in them may be kept for ever, everything else not at all', async () => {
  const app = await serve();
  const kept = async (url: string) => (await app.inject(url)).headers['cache-control'];
  expect(await kept('/assets/index-abc123.js')).toBe('public, max-age=31536000, immutable');
  for (const url of ['/', '/index.html', '/release.json', '/no/such/page', '/assets/gone.js']) {
    expect(await kept(url), url).toBe('no-store');
  }
});

test('what was compressed at build is sent compressed', async () => {
  const app = await serve();
  const answer = await app.inject({ url: '/assets/index-abc123.js', headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.headers['content-type']).toContain('javascript');
});

test('a page is the app; a file that is gone is 404 and never the page', async () => {
  const app = await serve();
  expect((await app.inject('/search')).body).toContain('<title>App</title>');
  for (const url of ['/assets/gone.js', '/gone.css', '/favicon.ico', '/assets/folder', '/../package.json']) {
    const answer = await app.inject(url);
    expect(answer.statusCode, url).toBe(404);
    expect(answer.body, url).not.toContain('<title>');
  }
  expect((await app.inject({ method: 'POST', url: '/' })).statusCode).toBe(404);
});

test('M11 a page of an earlier release finds its scripts; those of too many releases ago are dropped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'miniapp-releases-'));
  const releasesDir = join(folder, 'kept');
  const deploy = async (release: number) => {
    const dist = await mkdtemp(join(folder, 'deploy-'));
    await mkdir(join(dist, 'assets'));
    await writeFile(join(dist, 'index.html'), `<!doctype html><script src="/assets/r${release}.js">`);
    await writeFile(join(dist, `assets/r${release}.js`), `release(${release});`);
    await writeFile(join(dist, 'assets/same.js'), 'same();');
    const earlierReleases = await keepRelease(dist, releasesDir);
    // As a later moment: file systems tell milliseconds apart, this loop may not.
    for (const [age, folder] of earlierReleases.entries()) {
      await utimes(folder, new Date(), new Date(Date.now() - (age + 1) * 1_000));
    }
    return serve({ distDir: dist, earlierReleases });
  };
  await deploy(0);
  await deploy(0);
  for (let release = 1; release < KEPT_RELEASES; release += 1) await deploy(release);
  const app = await deploy(KEPT_RELEASES);
  const answers = await Promise.all(
    Array.from({ length: KEPT_RELEASES + 1 }, (_, release) => app.inject(`/assets/r${release}.js`)),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 200, 200, 200, 200, 200]);
  expect(answers[1]?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await app.inject('/')).body).toContain(`/assets/r${KEPT_RELEASES}.js`);
  await rm(folder, { recursive: true });
});

test('the API’s address and the bot’s name are told at run time', async () => {
  const app = await serve();
  const { body } = await app.inject('/');
  expect(body).toContain(
    '<script id="config" type="application/json">{"apiUrl":"https://api.example.org/api/v1","botUsername":"hookah_bot"}</script>',
  );
});

test('no name can break out of the settings', async () => {
  const app = await serve({ apiUrl: 'https://api.example.org/</script><script>alert(1)</script>' });
  expect((await app.inject('/')).body).not.toContain('alert(1)</script>');
});

test('Telegram Web may frame the app, others may not, and scripts come from here alone', async () => {
  const app = await serve({ frameAncestors: ['http://127.0.0.1:8443'] });
  const { headers } = await app.inject('/');
  const policy = policyOf(headers['content-security-policy']);
  expect(policy['frame-ancestors']).toBe(
    'https://web.telegram.org https://*.telegram.org http://127.0.0.1:8443',
  );
  // Of `boot();`, which stands in the page itself.
  expect(policy['script-src']).toBe("'self' 'sha256-BoYdILVZAmAQfhxvCgsBo5rtKe9f5WOaIkiGVKr7Y94='");
  expect(policy['connect-src']).toBe("'self' https://api.example.org");
  expect(policy['img-src']).toBe("'self' https: data:");
  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
});

test('the page names the API’s address at once, so that the connection is there when the script is', async () => {
  const app = await serve();
  expect((await app.inject('/')).headers.link).toBe('<https://api.example.org>; rel=preconnect; crossorigin');
  expect((await app.inject('/assets/index-abc123.js')).headers.link).toBeUndefined();
});

test('pictures by plain http are for a demo on this machine alone', async () => {
  const app = await serve({ apiUrl: 'http://127.0.0.1:3000/api/v1' });
  const policy = policyOf((await app.inject('/')).headers['content-security-policy']);
  expect(policy['img-src']).toBe("'self' https: data: http://127.0.0.1:* http://localhost:*");
});

describe('the process', () => {
  const main = join(import.meta.dirname, '../server/main.ts');
  const run = (env: Record<string, string>) => {
    const child = spawn(process.execPath, [main, distDir], {
      env: { PATH: process.env.PATH, ...env },
      stdio: 'pipe',
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    return once(child, 'close').then(([code]) => ({ code, complaint }));
  };

  test('names a setting that is missing', async () => {
    expect(await run({})).toEqual({
      code: 2,
      complaint: 'API_PUBLIC_URL is not set\n',
    });
  });

  test('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, complaint } = await run({
      API_PUBLIC_URL: 'http://127.0.0.1:1/api/v1',
      MINIAPP_PORT: String(port),
    });
    other.close();
    expect(code).toBe(3);
    expect(complaint).toBe(`MINIAPP_PORT: port ${port} of 127.0.0.1 is taken by another program\n`);
  });
});

test('a missing build says how to make one', async () => {
  await expect(serve({ distDir: join(distDir, 'nowhere') })).rejects.toThrow(
    /not built .*pnpm --filter @hookah\/miniapp build/,
  );
});

test.each([
  [{ API_PUBLIC_URL: 'ftp://x' }, 'API_PUBLIC_URL must be an address such as https://example.org'],
  [
    { API_PUBLIC_URL: 'http://x/api/v1', MINIAPP_PORT: '70000' },
    'MINIAPP_PORT must be a whole number from 0 to 65535',
  ],
  [{ API_PUBLIC_URL: 'http://x/api/v1', BOT_USERNAME: 'a"b' }, 'BOT_USERNAME must be the name of a bot'],
  [
    { API_PUBLIC_URL: 'http://x/api/v1', FRAME_ANCESTORS: '*' },
    'FRAME_ANCESTORS must be an address such as https://example.org',
  ],
])('settings %o are refused: %s', (env, words) => {
  expect(() => miniAppConfig(env)).toThrow(words);
});
