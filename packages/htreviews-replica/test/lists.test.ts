import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '#src/server.ts';
import { isDiscontinued } from '#src/vocabulary.ts';
import { found, getData, type ListedTobacco, postData } from './helpers.ts';

let replica: Replica;
let brandId: number;
beforeAll(async () => {
  replica = await startReplica();
  brandId = found(replica.catalogue.brandBySlug('polynya'), 'the brand Полынья').id;
});
afterAll(() => replica.close());

describe('getData', () => {
  it('pages the brands of a tab by 20 and ends with an empty list', async () => {
    const query = { action: 'brands', r: 'position', s: 'rating', d: 'desc' };
    const pages = await Promise.all(['0', '20', '40'].map((o) => getData(replica, { ...query, o })));
    expect(pages.map((rows) => (Array.isArray(rows) ? rows.length : rows))).toEqual([20, 4, 0]);
  });

  it('writes every number of a brand as a string', async () => {
    const rows = await getData(replica, { action: 'brands', r: 'others', o: '0' });
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: expect.stringMatching(/^\d+$/),
        slug: 'dewdrop',
        name: 'Капля Росы',
        country: 'Россия',
        tobaccos: expect.stringMatching(/^\d+$/),
        rating: expect.stringMatching(/^\d(\.\d)?$/),
        ratings_count: expect.stringMatching(/^\d+$/),
      }),
    );
  });

  it('filters brands by country', async () => {
    const rows = await getData(replica, { action: 'brands', r: 'position', c: '137', o: '0' });
    expect(rows).toEqual([
      expect.objectContaining({ country: 'ОАЭ' }),
      expect.objectContaining({ country: 'ОАЭ' }),
    ]);
  });

  it('lists the flavours of a tag', async () => {
    const rows = await getData(replica, { action: 'tobaccos', r: 'flavor', t: '51', o: '0' });
    expect(Array.isArray(rows) && rows.length).toBeGreaterThan(0);
    for (const row of rows as ListedTobacco[]) {
      expect(row.tags).toContainEqual(expect.objectContaining({ name: 'Кола' }));
    }
  });

  it('finds by a part of a name, in a list or in an object with numbers for keys', async () => {
    const some = await getData(replica, { action: 'search', text: 'затон', l: '10', o: '0' });
    expect(some).toMatchObject({ brands: { 17: { name: 'Тихий Затон' } } });
    const first = await getData(replica, { action: 'search', text: 'полын', l: '10', o: '0' });
    expect(first).toMatchObject({ brands: [{ name: 'Полынья' }] });
    const none = await getData(replica, { action: 'search', text: 'такого нет', l: '10', o: '0' });
    expect(none).toEqual({ brands: [], lines: [], tobaccos: [] });
  });
});

describe('postData', () => {
  it('pages a brand’s flavours by the limit asked for and ends with an empty list', async () => {
    const lengths: number[] = [];
    for (let offset = 0; lengths.at(-1) !== 0; offset += 20) {
      const rows = await postData(replica, 'objectByBrand', { id: String(brandId), limit: 20, offset });
      lengths.push(rows.length);
    }
    const all = await postData(replica, 'objectByBrand', { id: String(brandId), limit: 1000, offset: 0 });
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(all.length);
    expect(lengths.length).toBeGreaterThan(3);
  });

  it('leaves discontinued flavours out of a brand but not out of its lines', async () => {
    const truth = replica.catalogue.tobaccosOf(brandId);
    const ofBrand = await postData(replica, 'objectByBrand', { id: String(brandId), limit: 1000 });
    expect(ofBrand).toHaveLength(truth.filter(({ status }) => !isDiscontinued(status)).length);
    expect(ofBrand.length).toBeLessThan(truth.length);
    const ofLines = await Promise.all(
      replica.catalogue
        .linesOf(brandId)
        .map(({ id }) => postData(replica, 'objectByLine', { id: String(id), limit: 1000 })),
    );
    expect(ofLines.flat()).toHaveLength(truth.length);
  });

  it('gives paths, relative pictures and strings', async () => {
    const [row] = await postData(replica, 'objectByBrand', { id: String(brandId), limit: 1, sort: {} });
    const { id, slug, line_slug, media, rating, ratings_count } = found(row, 'a row');
    expect(replica.catalogue.tobaccoById(Number(id))?.brandId).toBe(brandId);
    expect(slug).toMatch(/^polynya\/[a-z0-9-]+\/[a-z0-9-]+$/);
    expect(line_slug).toMatch(/^polynya\/[a-z0-9-]+$/);
    expect(media).toMatch(/^uploads\/objects\/[1-7]\/([0-9a-f]{32}|[0-9a-f]{40})\.webp$/);
    expect([typeof rating, typeof ratings_count]).toEqual(['string', 'string']);
  });

  it.each([{}, null, { s: null, d: null }])('takes %j for a sort by rating', async (sort) => {
    const told = await postData(replica, 'objectByBrand', {
      id: String(brandId),
      limit: 30,
      sort: { s: 'rating', d: 'desc' },
    });
    expect(await postData(replica, 'objectByBrand', { id: String(brandId), limit: 30, sort })).toEqual(told);
  });

  it('writes missing second names in four ways', async () => {
    const rows = await Promise.all(
      replica.catalogue
        .lines()
        .map(({ id }) => postData(replica, 'objectByLine', { id: String(id), limit: 1000 })),
    );
    const names = new Set(rows.flat().map((row) => row.alt_name));
    for (const name of [null, '', '&nbsp;', '-', 'Lemon Pie']) expect(names).toContain(name);
  });

  it('knows nothing of another brand, line or action', async () => {
    expect(await postData(replica, 'objectByBrand', { id: '999999' })).toEqual([]);
    expect(await postData(replica, 'objectByLine', { id: 'abc' })).toEqual([]);
  });
});

describe('pictures', () => {
  it('are PNG under the address the lists give, and say so', async () => {
    const image = found(
      replica.catalogue.brands().find((brand) => brand.image)?.image ?? undefined,
      'a picture',
    );
    const answer = await fetch(`${replica.url}/${image}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([300, 300]);
  });

  it('do not exist under other addresses', async () => {
    const answer = await fetch(`${replica.url}/uploads/objects/1/${'0'.repeat(32)}.webp`);
    expect(answer.status).toBe(404);
  });
});

describe('a change of the catalogue', () => {
  it('shows at once in lists and pages', async () => {
    const changing = await startReplica({ scale: { brands: 2, lines: 3, tobaccos: 12 } });
    try {
      const { catalogue } = changing;
      const line = found(catalogue.lines()[0], 'a line');
      const added = catalogue.addTobacco(line.id, { name: 'Новинка' });
      const names = async () =>
        (await postData(changing, 'objectByLine', { id: String(line.id), limit: 100 })).map(
          ({ name }) => name,
        );
      expect(await names()).toContain('Новинка');

      catalogue.changeTobacco(added.id, { name: 'Не новинка' });
      expect(await names()).toContain('Не новинка');
      catalogue.changeTobacco(added.id, { listed: false });
      expect(await names()).not.toContain('Не новинка');
      const address = `${changing.url}/tobaccos/${catalogue.pathOf(added)}`;
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(200);
      catalogue.removeTobacco(added.id);
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(302);
    } finally {
      await changing.close();
    }
  });
});
