import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '#src/server.ts';
import { found } from './helpers.ts';

let replica: Replica;
let address: string;
let id: number;

beforeAll(async () => {
  replica = await startReplica({ scale: { brands: 2, lines: 3, tobaccos: 12 } });
  const tobacco = found(replica.catalogue.tobaccos()[0], 'a tobacco');
  id = tobacco.id;
  address = `${replica.url}/tobaccos/${replica.catalogue.pathOf(tobacco)}`;
});
beforeEach(() => {
  replica.conditional.set('none');
  replica.faults.clear();
});
afterAll(() => replica.close());

const ask = (headers: Record<string, string> = {}, url = address) =>
  fetch(url, { headers, redirect: 'manual' });

const header = (answer: Response, name: string) =>
  found(answer.headers.get(name) ?? undefined, `an answer with ${name}`);

let changes = 0;
const change = () => {
  changes += 1;
  replica.catalogue.changeTobacco(id, { name: `Другое имя ${changes}` });
};

describe('without validators, as it starts', () => {
  it('an answer carries none, and conditions are not looked at', async () => {
    const answer = await ask({ 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() });
    expect(answer.status).toBe(200);
    expect([answer.headers.get('etag'), answer.headers.get('last-modified')]).toEqual([null, null]);
  });
});

describe('with an ETag', () => {
  beforeEach(() => replica.conditional.set('etag'));

  it('a page that has not changed answers 304 without a body', async () => {
    const etag = header(await ask(), 'etag');
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask({ 'if-none-match': tags });
      expect([again.status, await again.text(), header(again, 'etag')]).toEqual([304, '', etag]);
    }
    expect(replica.requests().at(-1)?.status).toBe(304);
  });

  it('a page that has changed comes whole with another tag', async () => {
    const etag = header(await ask(), 'etag');
    change();
    const again = await ask({ 'if-none-match': etag });
    expect(again.status).toBe(200);
    expect(header(again, 'etag')).not.toBe(etag);
    expect(await again.text()).toContain(`Другое имя ${changes}`);
  });

  it('a date does not count where a tag was sent, nor where no dates are given', async () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    expect((await ask({ 'if-modified-since': later })).status).toBe(200);
    expect((await ask({ 'if-modified-since': later, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('a page that a fault changed is another version', async () => {
    const etag = header(await ask(), 'etag');
    replica.faults.set({ type: 'rename-class', from: 'object_card_title', to: 'card_title' });
    expect((await ask({ 'if-none-match': etag })).status).toBe(200);
  });
});

describe('with a Last-Modified', () => {
  beforeEach(() => replica.conditional.set('last-modified'));

  it('a page answers 304 to its own date and to later ones, not to earlier ones', async () => {
    const date = header(await ask(), 'last-modified');
    const around = (ms: number) => new Date(Date.parse(date) + ms).toUTCString();
    const statusAt = async (since: string) => (await ask({ 'if-modified-since': since })).status;
    expect(await Promise.all([date, around(1_000), around(-1_000), 'yesterday'].map(statusAt))).toEqual([
      304, 304, 200, 200,
    ]);
  });

  it('a change shows, also a second one within the same second', async () => {
    for (let step = 0; step < 2; step += 1) {
      const date = header(await ask(), 'last-modified');
      change();
      const again = await ask({ 'if-modified-since': date });
      expect(again.status).toBe(200);
      expect(Date.parse(header(again, 'last-modified'))).toBeGreaterThan(Date.parse(date));
    }
  });
});

describe('whatever the validator', () => {
  it('redirects and lists asked for by POST have none', async () => {
    replica.conditional.set('etag');
    const redirect = await ask({ 'if-none-match': '*' }, `${replica.url}/tobaccos/nobody`);
    expect([redirect.status, redirect.headers.get('etag')]).toEqual([302, null]);
    const list = await fetch(`${replica.url}/postData`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify({ action: 'objectByBrand', data: { id: '1' } }),
    });
    expect([list.status, list.headers.get('etag')]).toEqual([200, null]);
  });
});
