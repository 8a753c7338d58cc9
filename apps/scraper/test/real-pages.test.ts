import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBrandListPage } from '#src/htreviews/brand-list-page.ts';
import { parseBrandPage } from '#src/htreviews/brand-page.ts';
import { createSite } from '#src/htreviews/site.ts';
import { parseTobaccoPage } from '#src/htreviews/tobacco-page.ts';

// Saved pages of the real site are their authors' property, so they lie beside the project, never inside it.
const pages = join(import.meta.dirname, '../../../../shared/htreviews/pages');
const site = createSite('https://htreviews.org');
const open = (name: string) => readFileSync(join(pages, name), 'utf8');

describe.skipIf(!existsSync(pages))('the real pages', () => {
  it('brand list: 53 + 216 counted, the 40 listed brands read whole', () => {
    const { record, problems } = parseBrandListPage(
      open('brands.html'),
      site,
      'https://htreviews.org/tobaccos/brands',
    );
    expect(problems).toEqual([]);
    expect(record?.tabs.map(({ tab, count, listed }) => [tab, count, listed.length])).toEqual([
      ['position', 53, 20],
      ['others', 216, 20],
    ]);
    const brands = record?.tabs.flatMap((tab) => tab.listed) ?? [];
    expect(new Set(brands.map(({ slug }) => slug)).size).toBe(40);
    for (const brand of brands) {
      expect(brand).toMatchObject({
        name: expect.any(String),
        country: expect.any(String),
        rating: expect.any(Number),
        ratingsCount: expect.any(Number),
        reviewsCount: expect.any(Number),
      });
      expect(brand.imageUrl ?? 'none').toMatch(/^none$|^https:\/\/htreviews\.org\/uploads\/objects\//);
    }
    expect(brands[0]).toMatchObject({ slug: 'dogma', country: 'Россия', rating: 4.6, ratingsCount: 3124 });
  });

  it('brand: every field, 3 lines, 94 counted and 20 listed tobaccos', () => {
    const { record, problems } = parseBrandPage(
      open('brand-sarma.html'),
      site,
      'https://htreviews.org/tobaccos/sarma',
      'sarma',
    );
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      htreviewsId: 47,
      name: 'Сарма',
      altName: 'Sarma',
      country: 'Россия',
      siteUrl: 'http://sarmahookah.ru/',
      founded: '2018',
      status: { raw: 'Выпускается', value: 'in_production' },
      addedOn: '2018-11-12',
      imageUrl: 'https://htreviews.org/uploads/objects/6/73e3f550285a2fecadbf77982df295c6.webp',
      rating: 4,
      ratingsCount: 3035,
      reviewsCount: 2798,
    });
    expect(record?.description).toMatch(/\n• /);
    expect(
      record?.lines.map(({ slug, strengthOfficial, status, tobaccosCount, rating }) => [
        slug,
        strengthOfficial?.value,
        status?.value,
        tobaccosCount,
        rating,
      ]),
    ).toEqual([
      ['klassicheskaya', 3, 'in_production', 53, 4],
      ['krepkaya-sarma-360', 4, 'in_production', 21, 4],
      ['legkaya-sarma-360', 1, 'in_production', 20, 4.1],
    ]);
    expect(record?.lines.every(({ description }) => description !== null)).toBe(true);
    expect(record?.tobaccos.count).toBe(94);
    expect(new Set(record?.tobaccos.listed.map(({ htreviewsId }) => htreviewsId)).size).toBe(20);
    expect(record?.tobaccos.listed.some(({ status }) => status?.value === 'limited')).toBe(true);
  });

  it('tobacco: every field', () => {
    const { record, problems } = parseTobaccoPage(
      open('tobacco-zima.html'),
      site,
      'https://htreviews.org/tobaccos/sarma/klassicheskaya/zima',
      { slugPath: 'sarma/klassicheskaya/zima', htreviewsId: 197863 },
    );
    expect(problems).toEqual([]);
    expect(record).toMatchObject({
      htreviewsId: 197863,
      slugPath: 'sarma/klassicheskaya/zima',
      name: 'Зима',
      altName: null,
      brandName: 'Сарма',
      lineName: 'Классическая',
      country: 'Россия',
      strengthOfficial: { raw: 'Средняя', value: 3 },
      strengthByRatings: { raw: 'Средне-лёгкая', value: 2 },
      status: { raw: 'Выпускается', value: 'in_production' },
      tags: [{ htreviewsId: 46, name: 'Холодок', group: 'Освежающий' }],
      imageUrl: 'https://htreviews.org/uploads/objects/5/8594df9a7f7469a4e63413f221dd95f9.webp',
      rating: 4.9,
      ratingsCount: 45,
      reviewsCount: 44,
      addedOn: '2024-12-06',
    });
    expect(record?.description).not.toBeNull();
  });
});
