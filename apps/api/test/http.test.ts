import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
const errors: unknown[] = [];
beforeAll(async () => {
  api = await startTestApi({
    config: { corsOrigins: ['https://app.example.org'] },
    logger: { debug() {}, info() {}, warn() {}, error: (detail) => void errors.push(detail) },
  });
});
afterAll(() => api.close());
afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

const call = (path: string, init: RequestInit = {}) => fetch(`${api.baseUrl}${path}`, init);
const bot = (telegramId = 1) => ({ 'x-api-key': api.botKey, 'x-telegram-user-id': String(telegramId) });
const json = { 'content-type': 'application/json' };

const expectFailure = async (response: Response, status: number, code: string) => {
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('x-request-id')).toMatch(/^[\w.-]{8,64}$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const body = (await response.json()) as {
    error: { message: string; details: { fields?: { path: string; problem: string }[] } | null };
  };
  expect(body).toMatchObject({ success: false, data: null, error: { code } });
  expect(response.status).toBe(status);
  return body.error;
};

/** Raw bytes: what fetch would not send. */
const raw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('A1 every answer is an envelope', () => {
  test('success', async () => {
    const response = await call('/health/ready');
    expect(await response.json()).toEqual({
      success: true,
      data: { status: 'ready', database: 'up', redis: 'none', replica: 'none' },
      error: null,
    });
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  });

  test('M12 and whole, also for a browser that has seen it: no tag, no 304', async () => {
    for (const path of ['/tags', '/brands', '/wishlist']) {
      const first = await call(path, { headers: bot() });
      expect({ path, tag: first.headers.get('etag'), date: first.headers.get('last-modified') }).toEqual({
        path,
        tag: null,
        date: null,
      });
      const again = await call(path, {
        headers: { ...bot(), 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() },
      });
      expect(again.status).toBe(200);
      expect(await again.json()).toEqual(await first.json());
    }
  });

  test('404 at an unknown address', async () => {
    await expectFailure(await call('/nothing'), 404, 'NOT_FOUND');
    await expectFailure(await fetch(`${api.url}/`), 404, 'NOT_FOUND');
  });

  test('405 with Allow for a known address', async () => {
    const response = await call('/tobaccos/1', { method: 'PUT' });
    await expectFailure(response, 405, 'METHOD_NOT_ALLOWED');
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('413 for a body over 64 KiB', async () => {
    const body = JSON.stringify({ initData: 'a'.repeat(70_000) });
    await expectFailure(
      await call('/auth/validate', { method: 'POST', headers: json, body }),
      413,
      'PAYLOAD_TOO_LARGE',
    );
  });

  test('A2 64 KiB are taken, search of 100 characters and pages of 100 too', async () => {
    const body = JSON.stringify({ initData: 'a'.repeat(64 * 1024 - '{"initData":""}'.length) });
    await expectFailure(
      await call('/auth/validate', { method: 'POST', headers: json, body }),
      400,
      'VALIDATION_FAILED',
    );
    const widest = await call(`/tobaccos?limit=100&search=${'a'.repeat(100)}`, { headers: bot() });
    expect(widest.status).toBe(200);
  });

  test('415 for a body that is not JSON', async () => {
    const send = (type: string) =>
      call('/auth/validate', { method: 'POST', headers: { 'content-type': type }, body: 'initData=1' });
    await expectFailure(await send('text/plain'), 415, 'UNSUPPORTED_MEDIA_TYPE');
    await expectFailure(await send('application/x-www-form-urlencoded'), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test.each(['{', '', '{"__proto__":{"a":1}}', 'null', '[]', '"text"'])(
    '400 for the body %s',
    async (body) => {
      const response = await call('/auth/validate', { method: 'POST', headers: json, body });
      const code = ['null', '[]', '"text"'].includes(body) ? 'VALIDATION_FAILED' : 'MALFORMED_REQUEST';
      await expectFailure(response, 400, code);
    },
  );

  test('400 for an address that can not be decoded', async () => {
    await expectFailure(await call('/brands/%E0%A4%A'), 400, 'MALFORMED_REQUEST');
  });

  test('431 for headers over 16 KiB, 400 for what is no HTTP', async () => {
    const huge = await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-filler: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(huge).toMatch(/^HTTP\/1\.1 431 [\s\S]*x-request-id: [\s\S]*"code":"HEADERS_TOO_LARGE"/);
    expect(await raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"MALFORMED_REQUEST"/);
  });

  test('500 tells nothing of the inside', async () => {
    await api.prisma.$executeRaw`ALTER TABLE wishlist_items RENAME TO hidden_items`;
    try {
      // One's own list never comes from memory.
      const response = await call('/wishlist', { headers: bot() });
      const error = await expectFailure(response, 500, 'INTERNAL');
      expect(error).toEqual({ code: 'INTERNAL', message: 'Something went wrong here', details: null });
      expect(errors.splice(0)).toHaveLength(1);
    } finally {
      await api.prisma.$executeRaw`ALTER TABLE hidden_items RENAME TO wishlist_items`;
    }
  });

  test('a sane request id is kept, another is replaced', async () => {
    const idOf = async (id: string) =>
      (await call('/health/live', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await idOf('bot.update-4711')).toBe('bot.update-4711');
    expect(await idOf('<script>alert(1)</script>')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('a'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('A2 what is not documented is refused', () => {
  const post = (body: unknown) =>
    call('/wishlist/items', {
      method: 'POST',
      headers: { ...bot(), ...json },
      body: JSON.stringify(body),
    });

  test.each<[unknown, string]>([
    [{ tobaccoId: 1, extra: true }, 'body.extra'],
    [{ tobaccoId: '1' }, 'body.tobaccoId'],
    [{ tobaccoId: 1.5 }, 'body.tobaccoId'],
    [{}, 'body.tobaccoId'],
    [{ customName: ' ' }, 'body.customName'],
    [{ customName: 'a'.repeat(201) }, 'body.customName'],
  ])('body %j names %s', async (body, path) => {
    const error = await expectFailure(await post(body), 400, 'VALIDATION_FAILED');
    expect(error.details?.fields?.map((field) => field.path)).toContain(path);
  });

  test.each([
    ['/tobaccos?unknown=1', 'query.unknown'],
    ['/tobaccos?limit=0', 'query.limit'],
    ['/tobaccos?limit=101', 'query.limit'],
    ['/tobaccos?limit=', 'query.limit'],
    ['/tobaccos?limit=true', 'query.limit'],
    ['/tobaccos?limit=1.5', 'query.limit'],
    ['/tobaccos?limit=1&limit=2', 'query.limit'],
    [`/tobaccos?search=${'a'.repeat(101)}`, 'query.search'],
    ['/tobaccos?strength=6', 'query.strength.0'],
    ['/tobaccos?sort=random', 'query.sort'],
    ['/tobaccos?brand=A%20B', 'query.brand'],
    ['/tags?page=1', 'query.page'],
    ['/users/me?x=1', 'query.x'],
    ['/tobaccos/abc', 'path.id'],
    ['/tobaccos/99999999999', 'path.id'],
    ['/wishlist/items/not-a-uuid', 'path.id'],
  ])('%s names %s', async (path, field) => {
    const error = await expectFailure(await call(path, { headers: bot() }), 400, 'VALIDATION_FAILED');
    expect(error.details?.fields?.map((one) => one.path)).toContain(field);
    expect(error.message).toContain(field);
  });
});

describe('browsers of other origins', () => {
  const preflight = (origin: string) =>
    call('/wishlist/items', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  test('a named origin may call, and read the request id', async () => {
    const response = await preflight('https://app.example.org');
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  test.each(['https://app.example.org.evil.example', 'http://app.example.org', 'null'])(
    '%s may not',
    async (origin) => {
      const allowed = async (response: Promise<Response>) =>
        (await response).headers.get('access-control-allow-origin');
      expect(await allowed(preflight(origin))).toBeNull();
      expect(await allowed(call('/health/live', { headers: { origin } }))).toBeNull();
    },
  );
});

test('text that PostgreSQL can not keep is kept as near as can be', async () => {
  const { item } = await api.client.bot(5).wishlist.add({ customName: 'a\0b\uD800c' });
  expect(item.customName).toBe('a\uFFFDb\uFFFDc');
});

test('the documentation page comes with a policy of its own', async () => {
  const page = await fetch(`${api.url}/docs/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
});
