import { describe, expect, it } from 'vitest';
import { parseBrandsJson, parseTobaccosJson } from '#src/htreviews/list-json.ts';
import { isFailure } from '#src/htreviews/problems.ts';
import { SITE } from './support/fixtures.ts';

const item = (changes: Record<string, unknown> = {}) => ({
  id: '194992',
  slug: 'lunnyy-dvor/osnovnaya/myata',
  name: 'Мята &amp; лайм',
  alt_name: 'Mint',
  media: 'uploads/objects/5/a.webp',
  line: 'Основная',
  rating: '4.1',
  ratings_count: '26',
  reviews: '25',
  views: '4.1k',
  strength: 'Средняя',
  status: 'Лимитированный',
  tags: [{ name: 'Мята', group: 'Освежающий', bg0: '#fff' }],
  ...changes,
});
const tobaccos = (value: unknown) => parseTobaccosJson(JSON.stringify(value), SITE);

describe('the list of tobaccos', () => {
  it('gives numbers from strings, texts from entities, and whole picture addresses', () => {
    expect(tobaccos([item()])).toEqual({
      problems: [],
      record: [
        {
          from: 'json',
          htreviewsId: 194992,
          slugPath: 'lunnyy-dvor/osnovnaya/myata',
          name: 'Мята & лайм',
          altName: 'Mint',
          lineName: 'Основная',
          imageUrl: 'https://site.example/uploads/objects/5/a.webp',
          strength: 'Средняя',
          status: { raw: 'Лимитированный', value: 'limited' },
          tags: [{ htreviewsId: null, name: 'Мята', group: 'Освежающий' }],
          rating: 4.1,
          ratingsCount: 26,
          reviewsCount: 25,
        },
      ],
    });
  });

  it.each([null, '', '&nbsp;', '-', ' — ', undefined])('takes the second name %j for none', (alt_name) => {
    expect(tobaccos([item({ alt_name })]).record?.[0]?.altName).toBeNull();
  });

  it('may be an object keyed by numbers, as PHP writes an array with gaps, and so may tags', () => {
    const { record } = tobaccos({
      3: item({ tags: { 2: { name: 'Лайм', group: null } } }),
      7: item({ id: 5 }),
    });
    expect(record?.map(({ htreviewsId }) => htreviewsId)).toEqual([194992, 5]);
    expect(record?.[0]?.tags).toEqual([{ htreviewsId: null, name: 'Лайм', group: null }]);
  });

  it('leaves unknown what is absent', () => {
    const { record, problems } = tobaccos([{ id: 7, slug: 'a/b/c', name: 'Имя' }]);
    expect(problems).toEqual([]);
    expect(record?.[0]).toMatchObject({
      status: null,
      strength: null,
      tags: null,
      rating: null,
      imageUrl: null,
    });
  });

  it('drops an item without identity, says so, and keeps the rest', () => {
    const { record, problems } = tobaccos([
      item(),
      item({ id: 'x' }),
      item({ id: 9 }),
      item({ name: ' ', id: 8 }),
    ]);
    expect(record?.map(({ htreviewsId }) => htreviewsId)).toEqual([194992, 9]);
    expect(problems.map(({ code }) => code)).toEqual(['wrong_shape', 'wrong_shape']);
  });

  it.each(['', '<html></html>', '"text"', '42', 'null', '{"items":[]}', '{}'])('refuses %j', (body) => {
    const { record, problems } = parseTobaccosJson(body, SITE);
    expect(record).toBeNull();
    expect(isFailure(problems)).toBe(true);
  });

  it('is empty at its end', () => {
    expect(tobaccos([])).toEqual({ record: [], problems: [] });
  });
});

describe('the list of brands', () => {
  it('gives what it says of each brand, and refuses addresses that are rankings', () => {
    const body = JSON.stringify([
      { id: '47', slug: 'lunnyy-dvor', name: 'Лунный двор', country: 'Россия', tobaccos: '94', rating: '4' },
      { id: '48', slug: 'new', name: 'Новые' },
      { id: '49', slug: 'a/b', name: 'Линейка' },
      { id: null, slug: 'solo', name: 'Solo', ratings_count: 12 },
      { id: '50', slug: 'duo', name: 'Duo' },
    ]);
    const { record } = parseBrandsJson(body, SITE, 'others');
    expect(record).toMatchObject([
      {
        htreviewsId: 47,
        slug: 'lunnyy-dvor',
        country: 'Россия',
        tobaccosCount: 94,
        rating: 4,
        tab: 'others',
      },
      { htreviewsId: null, slug: 'solo', ratingsCount: 12, country: null },
      { htreviewsId: 50, slug: 'duo' },
    ]);
  });
});
