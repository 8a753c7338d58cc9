import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

// Generated from the router: a route that is added is in the matrix without anybody thinking of it.

let api: TestApi;
let credentials: Record<string, Record<string, string>> = {};
let deleted: { headers: Record<string, string> };
beforeAll(async () => {
  api = await startTestApi();
  const session = (id: number) => api.client.with().auth.validate({ initData: api.initData({ id }) });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const [signedOut, gone, kept] = [await session(1), await session(2), await session(3)];
  await api.client.with().auth.logout({ refreshToken: signedOut.refreshToken });
  await api.client.with(bearer(gone.accessToken)).users.deleteMe();
  deleted = { headers: bearer(gone.accessToken) };
  credentials = {
    'no token': {},
    garbage: bearer('garbage'),
    'a JWT of somebody else’s': bearer('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'),
    'an expired token': bearer(expired(kept.accessToken)),
    'a token whose date was changed': bearer(redated(kept.accessToken)),
    'a signed-out token': bearer(signedOut.accessToken),
    'a deleted person’s token': deleted.headers,
    'a refresh token': bearer(kept.refreshToken),
    'a wrong bot key': { 'x-api-key': `${api.botKey}x`, 'x-telegram-user-id': '3' },
    'a wrong bot key beside a good token': { 'x-api-key': 'x', ...bearer(kept.accessToken) },
  };
});
afterAll(() => api.close());

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/** As it was given out two hours ago. */
const expired = (token: string): string => {
  const claims = claimsOf(token);
  return api.app.jwt.sign({ ...claims, iat: claims.iat - 7200 });
};

const redated = (token: string): string => {
  const [header, , signature] = token.split('.');
  const claims = { ...claimsOf(token), exp: claimsOf(token).exp + 60 };
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
};

const PUBLIC = new Set([
  'POST /api/v1/auth/validate',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/logout',
  'GET /api/v1/shared/:token',
  'GET /api/v1/health/live',
  'GET /api/v1/health/ready',
]);

const protectedRoutes = () =>
  api.app.routeTable
    .filter(({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD')
    .filter(({ url, method }) => !PUBLIC.has(`${method} ${url}`));

const pathOf = (url: string, itemId: string = randomUUID()) =>
  url
    .replace('/items/:id', `/items/${itemId}`)
    .replace(':id', '1')
    .replace(':slug', 'dymok')
    .replace(/:\w+/, '1');

const send = (
  { method, url }: { method: string; url: string },
  headers: Record<string, string>,
  body = '{}',
) =>
  fetch(`${api.url}${url}`, {
    method,
    headers: { ...headers, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' ? {} : { body }),
  });

describe('A3 who may call what', () => {
  test('every route but the public ones answers 401 to whoever is not known', async () => {
    expect(protectedRoutes().length).toBeGreaterThanOrEqual(22);
    for (const [who, headers] of Object.entries(credentials)) {
      for (const { method, url } of protectedRoutes()) {
        const response = await send({ method, url: pathOf(url) }, headers);
        expect({ who, route: `${method} ${url}`, status: response.status }).toMatchObject({ status: 401 });
        expect(await response.json()).toMatchObject({ success: false, data: null });
      }
    }
  });

  test('the bot’s routes are closed to people', async () => {
    const { accessToken } = await api.client.with().auth.validate({ initData: api.initData({ id: 5 }) });
    for (const { method, url } of protectedRoutes().filter(({ url: one }) => one.includes('/bot/'))) {
      const response = await send({ method, url: pathOf(url) }, { authorization: `Bearer ${accessToken}` });
      expect({ route: `${method} ${url}`, status: response.status }).toMatchObject({ status: 401 });
    }
  });

  test('another person’s item answers exactly as a missing one', async () => {
    const owner = await api.client.person({ id: 6 });
    const { item } = await owner.wishlist.add({ customName: 'Чужое' });
    const { item: removed } = await owner.wishlist.add({ customName: 'Чужое и убранное' });
    await owner.wishlist.remove(removed.id);
    const { accessToken } = await api.client.with().auth.validate({ initData: api.initData({ id: 7 }) });
    const routes = protectedRoutes().filter(({ url }) => url.includes('/wishlist/items/:id'));
    expect(routes.length).toBeGreaterThanOrEqual(4);
    for (const { method, url } of routes) {
      for (const headers of [
        { authorization: `Bearer ${accessToken}` },
        { 'x-api-key': api.botKey, 'x-telegram-user-id': '7' },
      ]) {
        const answers = [];
        for (const id of [item.id, removed.id, randomUUID()]) {
          const response = await send({ method, url: pathOf(url, id) }, headers);
          answers.push({ status: response.status, body: await response.json() });
        }
        expect(answers[0]).toMatchObject({ status: 404, body: { error: { code: 'ITEM_NOT_FOUND' } } });
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      }
    }
    expect(await owner.wishlist.get(item.id)).toEqual(item);
  });

  test('every public route is one that is meant to be', () => {
    const known = new Set(api.app.routeTable.map(({ method, url }) => `${method} ${url}`));
    for (const route of PUBLIC) expect(known).toContain(route);
  });
});
