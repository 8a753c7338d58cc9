import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#src/api-client.ts';
import { ApiError } from '#src/api-error.ts';
import type { HttpOptions } from '#src/http.ts';

let server: Server | undefined;

/** A server that answers as told, and a client for it. */
const clientFor = async (listener: RequestListener, options: Partial<HttpOptions> = {}) => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return createApiClient({ baseUrl: `http://127.0.0.1:${port}`, retryDelayMs: 1, ...options });
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const ok = (data: unknown) => JSON.stringify({ success: true, data, error: null });
const refusal = (code: string) =>
  JSON.stringify({ success: false, data: null, error: { code, message: 'no', details: { field: 'x' } } });
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the API client', () => {
  it('gives the data of the envelope and sends lists as repeated parameters', async () => {
    const urls: (string | undefined)[] = [];
    const api = await clientFor((request, response) => {
      urls.push(request.url);
      response.end(ok({ items: [], nextCursor: null }));
    });
    expect(await api.tobaccos.list({ search: 'кола & лёд', tags: [1, 2] })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(urls).toEqual(['/tobaccos?search=%D0%BA%D0%BE%D0%BB%D0%B0+%26+%D0%BB%D1%91%D0%B4&tags=1&tags=2']);
  });

  it('turns a refusal into an ApiError with its code, details, request id and time to wait', async () => {
    const api = await clientFor((_request, response) => {
      response.writeHead(429, { 'x-request-id': 'r-1', 'retry-after': '7' }).end(refusal('RATE_LIMITED'));
    });
    const error = await caught(api.users.me());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
      details: { field: 'x' },
      requestId: 'r-1',
      retryAfter: 7,
    });
  });

  it('says when something else than the API answers', async () => {
    const api = await clientFor((_request, response) => {
      response.end('<html>captive portal</html>');
    });
    expect(await caught(api.users.me())).toMatchObject({ code: 'BAD_RESPONSE', status: 200 });
  });

  it('repeats a read that met a passing fault, and gives up after its retries', async () => {
    let calls = 0;
    const api = await clientFor((_request, response) => {
      calls += 1;
      response
        .writeHead(calls % 3 === 0 ? 200 : 503)
        .end(calls % 3 === 0 ? ok('fine') : refusal('SERVICE_UNAVAILABLE'));
    });
    expect(await api.users.me()).toBe('fine');
    expect(calls).toBe(3);
    const once = createApiClient({ baseUrl: 'http://127.0.0.1:9', retries: 1, retryDelayMs: 1 });
    expect(await caught(once.users.me())).toMatchObject({ code: 'UNREACHABLE', status: 0 });
  });

  it('repeats a write only under an idempotency key, and then under the same one', async () => {
    const keys: unknown[] = [];
    const api = await clientFor((request, response) => {
      keys.push(request.headers['idempotency-key']);
      response.writeHead(503).end(refusal('SERVICE_UNAVAILABLE'));
    });
    await caught(api.wishlist.add({ tobaccoId: 1 }));
    expect(keys).toEqual([undefined]);
    await caught(api.wishlist.add({ tobaccoId: 1 }, { idempotencyKey: 'k' }));
    expect(keys).toEqual([undefined, 'k', 'k', 'k']);
  });

  it('ends a call that takes too long', async () => {
    const api = await clientFor(() => undefined, { timeoutMs: 50, retries: 0 });
    expect(await caught(api.users.me())).toMatchObject({ code: 'TIMEOUT', status: 0 });
  });

  it('stops at once when its caller gives up, also between two attempts', async () => {
    const giveUp = new AbortController();
    const api = await clientFor(
      (_request, response) => {
        response.writeHead(503).end(refusal('SERVICE_UNAVAILABLE'));
        setTimeout(() => giveUp.abort(), 20);
      },
      { retryDelayMs: 60_000 },
    );
    expect(await caught(api.users.me({ signal: giveUp.signal }))).toMatchObject({ name: 'AbortError' });
  });

  it('renews its credentials once on a 401, and never in a loop', async () => {
    let token = 'old';
    let renewals = 0;
    const api = await clientFor(
      (request, response) => {
        const accepted = request.headers.authorization === 'Bearer new' && request.url === '/users/me';
        response.writeHead(accepted ? 200 : 401).end(accepted ? ok('me') : refusal('TOKEN_EXPIRED'));
      },
      {
        headers: () => ({ authorization: `Bearer ${token}` }),
        renew: async () => {
          renewals += 1;
          token = 'new';
          return true;
        },
      },
    );
    expect(await api.users.me()).toBe('me');
    expect(renewals).toBe(1);
    expect(await caught(api.tags.list())).toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(renewals).toBe(2);
  });
});
