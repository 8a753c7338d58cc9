import { createPrisma } from '@hookah/db/client';
import { currentRequestId } from '@hookah/logger';
import { startWatchServer, type WatchServer } from '@hookah/service/watch-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '#src/metrics/metrics.ts';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let watch: WatchServer;
const lines: { message: string; fields: unknown; requestId: string | undefined }[] = [];

beforeAll(async () => {
  const keep = (fields: unknown, message = '') =>
    lines.push({ message, fields, requestId: currentRequestId() });
  api = await startTestApi({
    config: { slowQueryMs: 0 },
    logger: { debug() {}, info() {}, warn: keep, error: keep },
  });
  const { metrics } = api;
  watch = await startWatchServer({ host: '127.0.0.1', port: 0, metrics, askDatabase: async () => {} });
});
afterAll(async () => {
  await watch.close();
  await api.close();
});

const read = async (): Promise<string[]> => (await (await fetch(`${watch.url}/metrics`)).text()).split('\n');
const seriesOf = (text: readonly string[], series: string): number | undefined => {
  const line = text.find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe('metrics', () => {
  test('requests are counted by the pattern of their route, wrong ones too, and nobody is named', async () => {
    const client = api.client.bot(501);
    const { item } = await client.wishlist.add({ tobaccoId: api.seed.tobaccos[0]?.id ?? 0 });
    await client.wishlist.get(item.id);
    await fetch(`${api.baseUrl}/wishlist/items/${item.id}`);
    await fetch(`${api.baseUrl}/secret-canary`);
    const text = await read();
    const count = 'api_request_duration_seconds_count';
    const route = '/api/v1/wishlist/items/:id';
    expect(seriesOf(text, `${count}{method="GET",route="${route}",status="200"}`)).toBe(1);
    expect(seriesOf(text, `${count}{method="GET",route="${route}",status="401"}`)).toBe(1);
    expect(seriesOf(text, `${count}{method="GET",route="none",status="404"}`)).toBe(1);
    expect(text.join('\n')).not.toMatch(new RegExp(`${item.id}|secret-canary|${api.botKey}`));
  });

  test('items, people, lists and the age of the catalogue', async () => {
    const client = api.client.bot(502);
    const { item } = await client.wishlist.add({ customName: 'Своя мята' });
    await client.wishlist.remove(item.id);
    await client.wishlist.restoreItem(item.id);
    await api.prisma.scrapeRun.createMany({
      data: [
        { kind: 'full', outcome: 'ok', finishedAt: new Date('2026-11-20T00:00:00Z') },
        { kind: 'full', outcome: 'failed', finishedAt: new Date('2026-11-21T00:00:00Z') },
      ],
    });
    const before = await read();
    expect(seriesOf(before, 'wishlist_items_changed_total{change="removed"}')).toBe(1);
    expect(seriesOf(before, 'wishlist_items_changed_total{change="restored"}')).toBe(1);
    // Counted at most each half minute, so a fresh look is a fresh one's.
    const text = (await createMetrics(api.prisma).text()).split('\n');
    expect(seriesOf(text, 'users_total')).toBe(2);
    expect(seriesOf(text, 'users_active{within="day"}')).toBe(2);
    expect(seriesOf(text, 'wishlists_active')).toBe(2);
    expect(seriesOf(text, 'catalog_read_timestamp_seconds')).toBe(Date.parse('2026-11-20T00:00:00Z') / 1000);
    expect(seriesOf(text, 'scrape_last_ok')).toBe(0);
    expect(seriesOf(text, 'scrape_last_timestamp_seconds')).toBe(Date.parse('2026-11-21T00:00:00Z') / 1000);
    expect(seriesOf(text, 'api_database_up')).toBe(1);
    expect(text.some((line) => line.startsWith('api_database_connections{state="active"}'))).toBe(true);
  });

  test('a database that does not answer has no numbers, and the process still has its own', async () => {
    const prisma = createPrisma({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    const text = (await createMetrics(prisma).text()).split('\n');
    expect(seriesOf(text, 'api_database_up')).toBe(0);
    expect(seriesOf(text, 'users_total')).toBeUndefined();
    expect(seriesOf(text, 'scrape_last_ok')).toBeUndefined();
    expect(seriesOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    await prisma.$disconnect();
  });

  test('a slow statement is logged by its text, without values', async () => {
    await api.client.bot(503).wishlist.list({ search: 'canary-search' });
    const slow = lines.filter(({ message }) => message === 'slow query');
    expect(slow.length).toBeGreaterThan(0);
    expect(slow[0]?.fields).toEqual({ ms: expect.any(Number), sql: expect.stringMatching(/\$1/) });
    expect(JSON.stringify(slow)).not.toContain('canary');
  });

  test.each([
    ['GET', undefined],
    ['POST', JSON.stringify({ customName: 'Со дна' })],
  ])('a slow statement says of which request it is: %s', async (method, body) => {
    const path = method === 'GET' ? '/wishlist' : '/wishlist/items';
    const requestId = `slow-${method}-0123456789`;
    const answer = await fetch(`${api.baseUrl}${path}`, {
      method,
      headers: {
        'x-api-key': api.botKey,
        'x-telegram-user-id': '504',
        'x-request-id': requestId,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(200);
    const slow = lines.filter((line) => line.message === 'slow query' && line.requestId === requestId);
    expect(slow.map(({ fields }) => fields)).toContainEqual({
      ms: expect.any(Number),
      sql: expect.stringMatching(method === 'GET' ? /FROM wishlist_items/ : /INSERT INTO wishlist_items/),
    });
  });
});
