import { describe, expect, it } from 'vitest';
import { parseBrandListPage } from '#src/htreviews/brand-list-page.ts';
import { parseBrandPage } from '#src/htreviews/brand-page.ts';
import { parseLinePage } from '#src/htreviews/line-page.ts';
import { isFailure } from '#src/htreviews/problems.ts';
import { createSite } from '#src/htreviews/site.ts';
import { parseTobaccoPage } from '#src/htreviews/tobacco-page.ts';
import { at, fixture, SITE } from './support/fixtures.ts';

const brandList = (html = fixture('brand-list')) => parseBrandListPage(html, SITE, at('brands'));
const brand = (html = fixture('brand'), url = at('lunnyy-dvor')) =>
  parseBrandPage(html, SITE, url, 'lunnyy-dvor');
const line = (html = fixture('line')) =>
  parseLinePage(html, SITE, at('lunnyy-dvor/osnovnaya'), 'lunnyy-dvor/osnovnaya');
const TOBACCO = { slugPath: 'lunnyy-dvor/osnovnaya/myata', htreviewsId: 200001 };
const tobacco = (html = fixture('tobacco'), wanted = TOBACCO) =>
  parseTobaccoPage(html, SITE, at(wanted.slugPath), wanted);

describe('the brand list page', () => {
  it('keeps the two tabs apart, each with its count and rows', () => {
    expect(
      brandList().record?.tabs.map(({ tab, count, listed }) => [tab, count, listed.map(({ slug }) => slug)]),
    ).toEqual([
      ['position', 53, ['lunnyy-dvor', 'capn-drakes']],
      ['others', 216, ['nah']],
    ]);
  });

  it("reads the server's rows and those that a script adds alike", () => {
    const [rows] = brandList().record?.tabs ?? [];
    expect(rows?.listed).toMatchObject([
      {
        htreviewsId: null,
        name: 'Лунный двор',
        country: 'Россия',
        rating: 4.6,
        ratingsCount: 3124,
        reviewsCount: 2952,
      },
      {
        htreviewsId: 812,
        name: 'Cap’n Drake’s',
        country: 'США',
        rating: 4,
        ratingsCount: 1200,
        reviewsCount: 980,
      },
    ]);
  });

  it('takes the lazy picture, knows the placeholder for none and refuses another host', () => {
    const { record, problems } = brandList();
    expect(record?.tabs.flatMap(({ listed }) => listed.map(({ imageUrl }) => imageUrl))).toEqual([
      'https://site.example/uploads/objects/1/0123456789abcdef0123456789abcdef01234567.webp',
      null,
      null,
    ]);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'foreign_image' }));
  });

  it('takes a rating of 0 for no rating', () => {
    expect(brandList().record?.tabs[1]?.listed[0]).toMatchObject({ rating: null, ratingsCount: 0 });
  });

  it('says so when a tab or its count is gone', () => {
    const { record, problems } = brandList(fixture('brand-list').replace('data-count="216"', ''));
    expect(record?.tabs).toHaveLength(1);
    expect(isFailure(problems)).toBe(true);
  });
});

describe("a brand's page", () => {
  it('is read whole', () => {
    expect(brand().record).toMatchObject({
      htreviewsId: 71,
      name: 'Лунный двор',
      altName: 'Moonyard',
      country: 'Россия',
      description: 'Первая строка.\nВторая строка & конец.',
      siteUrl: 'http://moonyard.example/',
      founded: '2018',
      status: { raw: 'Выпускается', value: 'in_production' },
      addedOn: '2018-11-12',
      imageUrl: 'https://site.example/uploads/objects/6/0123456789abcdef0123456789abcdef.webp',
      rating: 4,
      ratingsCount: 3100,
      reviewsCount: 2798,
    });
  });

  it("resolves its lines' relative links and leaves out those of others", () => {
    const { record, problems } = brand();
    expect(record?.lines).toMatchObject([
      {
        slug: 'osnovnaya',
        tobaccosCount: 21,
        strengthOfficial: { value: 2 },
        status: { value: 'in_production' },
      },
      {
        slug: 'polnolunie',
        tobaccosCount: 53,
        description: null,
        strengthOfficial: { raw: 'Смешанная', value: null },
        status: { raw: 'Снята с производства', value: 'discontinued' },
      },
    ]);
    expect(problems).toEqual([
      { code: 'unreadable_value', detail: 'line drugoy-brend/chuzhaya', vital: false },
    ]);
  });

  it('lists tobaccos of one name in two lines, whichever template their rows have', () => {
    expect(brand().record?.tobaccos).toMatchObject({
      count: 94,
      listed: [
        {
          htreviewsId: 200001,
          name: 'Мята',
          altName: null,
          lineName: 'Основная',
          status: null,
          reviewsCount: 44,
        },
        {
          htreviewsId: 200002,
          name: 'Мята',
          altName: 'Mint',
          status: { value: 'limited' },
          rating: 5,
          reviewsCount: 1,
        },
      ],
    });
  });

  it('is not taken for another: by its breadcrumb, its JSON-LD or where it came from', () => {
    const crumb = fixture('brand').replace(
      '"item":"https://site.example/tobaccos/lunnyy-dvor"',
      '"item":"https://site.example/tobaccos"',
    );
    const product = fixture('brand').replace(
      '"url":"https://site.example/tobaccos/lunnyy-dvor"',
      '"url":"https://site.example/tobaccos/drugoy"',
    );
    for (const { record, problems } of [
      brand(crumb),
      brand(product),
      brand(fixture('brand'), 'https://site.example/tobaccos'),
    ]) {
      expect(record).toBeNull();
      expect(problems).toContainEqual(expect.objectContaining({ code: 'wrong_page' }));
    }
  });

  it('misses a renamed label out loud', () => {
    const { record, problems } = brand(
      fixture('brand').replace('<span>Статус</span>', '<span>Состояние</span>'),
    );
    expect(record?.status).toBeNull();
    expect(problems).toContainEqual({ code: 'missing_label', detail: 'Статус', vital: true });
  });
});

describe("a line's page", () => {
  it('may lack picture, second name, description, strength by ratings and status', () => {
    const { record, problems } = line();
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      htreviewsId: 391,
      name: 'Основная',
      altName: null,
      description: null,
      imageUrl: null,
      strengthOfficial: { value: 2 },
      strengthByRatings: null,
      status: null,
      addedOn: '2019-03-01',
      rating: 4.1,
      ratingsCount: 12,
      tobaccos: { count: 1, listed: [{ htreviewsId: 200001 }] },
    });
  });
});

describe("a tobacco's page", () => {
  it('is read whole, its repeated tags once', () => {
    const { record, problems } = tobacco();
    expect(problems).toEqual([]);
    expect(record).toEqual({
      htreviewsId: 200001,
      slugPath: 'lunnyy-dvor/osnovnaya/myata',
      name: 'Мята',
      altName: 'Mint',
      description: 'Холодная и простая.',
      imageUrl: 'https://site.example/uploads/objects/5/fedcba9876543210fedcba9876543210.webp',
      brandName: 'Лунный двор',
      lineName: 'Основная',
      country: 'Россия',
      strengthOfficial: { raw: 'Средне-лёгкая', value: 2 },
      strengthByRatings: { raw: 'Мало оценок', value: null },
      status: { raw: 'Шуточный 🙃', value: 'joke' },
      addedOn: '2024-12-06',
      rating: 4.9,
      ratingsCount: 1_900_000,
      reviewsCount: 44,
      tags: [
        { htreviewsId: 47, name: 'Мята', group: 'Освежающий' },
        { htreviewsId: 4, name: 'Лайм', group: 'Цитрусовый' },
      ],
    });
  });

  it('keeps words nobody knows, and reports them', () => {
    const html = fixture('tobacco')
      .replace('<span>Средне-лёгкая</span>', '<span>Сверхкрепкая</span>')
      .replace('<span>Шуточный 🙃</span>', '<span>В архиве</span>');
    const { record, problems } = tobacco(html);
    expect(record?.strengthOfficial).toEqual({ raw: 'Сверхкрепкая', value: null });
    expect(record?.status).toEqual({ raw: 'В архиве', value: 'unknown' });
    expect(problems.map(({ detail }) => detail)).toEqual(['strength: Сверхкрепкая', 'status: В архиве']);
    expect(isFailure(problems)).toBe(false);
  });

  it('has one number: what the markup, the text and the list say must agree', () => {
    expect(tobacco(fixture('tobacco').replace('htr200001', 'htr200009')).record).toBeNull();
    expect(tobacco(fixture('tobacco'), { ...TOBACCO, htreviewsId: 200002 }).problems).toContainEqual(
      expect.objectContaining({ code: 'wrong_page' }),
    );
  });

  it('without optional rows leaves them unknown', () => {
    const html = fixture('tobacco')
      .replace(/<div class="object_info_item"><span><span>Крепость по оценкам.*\n/, '')
      .replaceAll('<span>Mint</span>', '<span>&nbsp;</span>')
      .replaceAll(/<a class="object_card_tag".*<\/a>/g, '')
      .replace('<span>Холодная и простая.</span>', '<span></span>')
      .replace(/src="[^"]*fedcba[^"]*"/, 'src="https://site.example/images/no_image.webp"');
    const { record, problems } = tobacco(html);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      strengthByRatings: null,
      altName: null,
      tags: [],
      description: null,
      imageUrl: null,
    });
  });

  it('gives pictures of its own host alone, over https unless the site is on this machine', () => {
    const withImage = (src: string) => fixture('tobacco').replace(/src="[^"]*fedcba[^"]*"/, `src="${src}"`);
    for (const src of [
      'http://site.example/uploads/a.webp',
      'https://evil.example/uploads/a.webp',
      'https://site.example@evil.example/uploads/a.webp',
      'https://user:pass@site.example/uploads/a.webp',
      'javascript:alert(1)//uploads/',
      'data:image/png;base64,AAAA',
      'https://site.example/profile/uploads/a.webp',
    ]) {
      expect(tobacco(withImage(src)).record?.imageUrl, src).toBeNull();
    }
    expect(tobacco(withImage('uploads/objects/1/a.webp')).record?.imageUrl).toBe(
      'https://site.example/uploads/objects/1/a.webp',
    );
    expect(createSite('http://127.0.0.1:4180').image('/uploads/a.webp')).toBe(
      'http://127.0.0.1:4180/uploads/a.webp',
    );
  });
});
