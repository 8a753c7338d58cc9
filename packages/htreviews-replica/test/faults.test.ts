import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '#src/server.ts';
import { found, getData, page, postData } from './helpers.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ scale: { brands: 6, lines: 15, tobaccos: 60 } });
});
afterEach(() => {
  replica.faults.clear();
  replica.resetRequests();
});
afterAll(() => replica.close());

const visit = (path: string, init?: RequestInit) => fetch(`${replica.url}${path}`, init);

describe('a fault', () => {
  it('hits as many requests as told, after as many as told', async () => {
    replica.faults.set({ type: 'status', status: 500, skip: 1, times: 2 });
    const statuses: number[] = [];
    for (let visits = 0; visits < 5; visits += 1) statuses.push((await visit('/tobaccos/brands')).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
  });

  it('hits only the kinds, methods and paths told', async () => {
    replica.faults.set(
      { type: 'status', status: 403, kind: 'brand' },
      { type: 'status', status: 500, kind: 'json-by-line', method: 'POST' },
      { type: 'status', status: 503, path: /lines$/ },
    );
    const status = async (path: string, init?: RequestInit) => (await visit(path, init)).status;
    const list = (action: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, data: { id: '1' } }),
    });
    expect(await status('/tobaccos/polynya')).toBe(403);
    expect(await status('/tobaccos/brands')).toBe(200);
    expect(await status('/postData', list('objectByLine'))).toBe(500);
    expect(await status('/postData', list('objectByBrand'))).toBe(200);
    expect(await status('/tobaccos/lines')).toBe(503);
  });

  it('is gone when cleared', async () => {
    replica.faults.set({ type: 'status', status: 500 });
    replica.faults.clear();
    expect((await visit('/tobaccos')).status).toBe(200);
  });

  it('may say when to come again, in seconds or as a date', async () => {
    replica.faults.set({ type: 'status', status: 429, retryAfter: 7, times: 1 });
    replica.faults.add({
      type: 'status',
      status: 429,
      retryAfter: new Date('2026-01-03T10:00:00Z'),
      skip: 1,
    });
    expect((await visit('/tobaccos')).headers.get('retry-after')).toBe('7');
    replica.faults.set({ type: 'status', status: 429, retryAfter: new Date('2026-01-03T10:00:00Z') });
    expect((await visit('/tobaccos')).headers.get('retry-after')).toBe('Sat, 03 Jan 2026 10:00:00 GMT');
  });

  it('may be slowness', async () => {
    replica.faults.set({ type: 'slow', ms: 150 });
    const start = performance.now();
    expect((await visit('/robots.txt')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(140);
  });

  it('may be a drip that still ends in the right page', async () => {
    const whole = await (await visit('/robots.txt')).text();
    replica.faults.set({ type: 'drip', bytes: 10, everyMs: 5 });
    const start = performance.now();
    expect(await (await visit('/robots.txt')).text()).toBe(whole);
    expect(performance.now() - start).toBeGreaterThanOrEqual(25);
  });

  it('may cut a page short', async () => {
    replica.faults.set({ type: 'truncate' });
    const answer = await visit('/tobaccos/brands');
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('may reset the connection', async () => {
    replica.faults.set({ type: 'reset' });
    await expect(visit('/tobaccos')).rejects.toThrow();
  });

  it('may be a redirect without end', async () => {
    replica.faults.set({ type: 'redirect-loop' });
    await expect(visit('/tobaccos/brands')).rejects.toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: 'redirect count exceeded' }) }),
    );
  });

  it('may be a huge page', async () => {
    replica.faults.set({ type: 'huge', bytes: 5_000_000 });
    const body = await (await visit('/tobaccos/brands')).arrayBuffer();
    expect(body.byteLength).toBeGreaterThan(5_000_000);
  });

  it('may be a changed label or class', async () => {
    replica.faults.set({ type: 'relabel', from: 'Страна', to: 'Родина', kind: 'brand' });
    expect((await page(replica, '/tobaccos/polynya'))('.object_info_item').text()).toContain('Родина');
    replica.faults.set({ type: 'rename-class', from: 'tobacco_list_item', to: 'card' });
    const $ = await page(replica, '/tobaccos/brands');
    expect($('.tobacco_list_item')).toHaveLength(0);
    expect($('.card').length).toBeGreaterThan(0);
    expect($('.tobacco_list_item_slug').length).toBeGreaterThan(0);
  });

  it('may be a list in another shape', async () => {
    const ask = { id: String(found(replica.catalogue.brands()[0], 'a brand').id), limit: 1000 };
    const whole = await postData(replica, 'objectByBrand', ask);
    replica.faults.set({ type: 'json-as', shape: 'half', kind: 'json-by-brand' });
    expect(await postData(replica, 'objectByBrand', ask)).toEqual(
      whole.slice(0, Math.floor(whole.length / 2)),
    );
    replica.faults.set({ type: 'json-as', shape: 'empty', kind: 'json-brands' });
    expect(await getData(replica, { action: 'brands' })).toEqual([]);
    replica.faults.set({ type: 'json-as', shape: 'object' });
    expect(await getData(replica, { action: 'brands' })).toMatchObject({ status: 'ok' });
    replica.faults.set({ type: 'json-as', shape: 'html' });
    const answer = await visit('/getData?action=brands');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('<h1>');
    expect((await visit('/tobaccos/brands')).status).toBe(200);
  });

  it('does not hold up the end of the server', async () => {
    const slow = await startReplica({ faults: [{ type: 'slow', ms: 60_000 }] });
    const waiting = fetch(slow.url).catch(() => 'cut');
    await expect.poll(() => slow.requests().length).toBe(1);
    await slow.close();
    await waiting;
  });
});

describe('the request log', () => {
  it('tells method, address, kind, reader and what the answer is for', async () => {
    await visit('/tobaccos/polynya?x=1', { headers: { 'user-agent': 'Test/1', accept: 'text/html' } });
    await visit('/images/no_image.webp', { headers: { accept: 'image/webp,*/*' } });
    const [first, second] = replica.requests();
    expect(first).toMatchObject({
      method: 'GET',
      url: '/tobaccos/polynya?x=1',
      kind: 'brand',
      userAgent: 'Test/1',
      resourceType: 'document',
      inFlight: 0,
    });
    expect(second).toMatchObject({ kind: 'image', resourceType: 'image' });
  });

  it('tells the two lists of flavours apart', async () => {
    await postData(replica, 'objectByBrand', { id: '1' });
    await postData(replica, 'objectByLine', { id: '1' });
    expect(replica.requests().map(({ kind }) => kind)).toEqual(['json-by-brand', 'json-by-line']);
  });

  it('counts requests under way', async () => {
    replica.faults.set({ type: 'slow', ms: 100 });
    await Promise.all([visit('/robots.txt'), visit('/robots.txt')]);
    expect(replica.requests().map(({ inFlight }) => inFlight)).toEqual([0, 1]);
  });
});
