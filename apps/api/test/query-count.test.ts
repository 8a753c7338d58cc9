import { expect, test } from 'vitest';
import { startTestApi } from '#src/testing/start-test-api.ts';

test('A11 a read asks the database at most twice, besides who asks, whatever its size', async () => {
  let queries = 0;
  const { app, client, seed, botKey, initData, close } = await startTestApi({
    onStatement: () => {
      queries += 1;
    },
  });
  const headers = { 'x-api-key': botKey, 'x-telegram-user-id': '1' };
  const added = [];
  for (const { id } of seed.tobaccos) added.push(await client.bot(1).wishlist.add({ tobaccoId: id }));
  const { token } = await client.bot(1).wishlist.share();
  const paths = [
    '/tobaccos?limit=1',
    '/tobaccos?limit=100',
    '/tobaccos?limit=100&search=чирника&sort=name',
    '/tobaccos?hide=tried&country=Россия&strengthByRatings=3',
    '/tobaccos/facets?brand=dymok&strength=3&hide=never',
    '/tobaccos/facets?search=чирника',
    `/tobaccos/${seed.tobaccos[0]?.id}`,
    '/brands?limit=100',
    '/brands/dymok',
    '/tags',
    '/wishlist?limit=1',
    '/wishlist?limit=100&sort=name',
    '/wishlist?limit=100&brand=dymok&strength=3&tags=1',
    '/wishlist/counter?limit=100',
    '/wishlist/removed?limit=100',
    '/wishlist/stats',
    '/wishlist/export?format=csv',
    '/wishlist/shares',
    '/follows',
    '/users/me/alerts',
    `/wishlist/items/${added[0]?.item.id}`,
    '/users/me',
    `/shared/${token}?limit=1`,
    `/shared/${token}?limit=100`,
    `/shared/${token}/overlap`,
  ];
  const isAsked = ({ url }: { url: string }) => {
    const pattern = new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`);
    return paths.some((path) => pattern.test(`/api/v1${path.split('?', 1)[0]}`));
  };
  const missing = app.routeTable
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/api/v1/'))
    .filter(({ url }) => !url.startsWith('/api/v1/health') && !url.startsWith('/api/v1/bot/'))
    .filter((route) => !isAsked(route));
  expect(missing).toEqual([]);
  for (const path of paths) {
    queries = 0;
    const answer = await app.inject({ url: `/api/v1${encodeURI(path)}`, headers });
    expect({ path, status: answer.statusCode }).toEqual({ path, status: 200 });
    // The vocabulary first, then the page; whether the link works, then what it opens.
    const isSearch = path.startsWith('/tobaccos') && path.includes('search=');
    const before = isSearch || path.startsWith('/shared/') ? 1 : 0;
    expect({ path, queries }).toEqual({ path, queries: (path === '/users/me' ? 1 : 2) + before });
  }
  const { accessToken } = await client.with().auth.validate({ initData: initData({ id: 1 }) });
  queries = 0;
  await client.with({ authorization: `Bearer ${accessToken}` }).wishlist.list({ limit: 100 });
  // Whether the sign-in still holds is part of the same question.
  expect(queries).toBe(1);
  await close();
});
