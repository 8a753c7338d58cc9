import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dottedDate } from '#src/format.ts';
import type { Brand, Tobacco } from '#src/model.ts';
import { type Replica, startReplica } from '#src/server.ts';
import { found, page } from './helpers.ts';

let replica: Replica;
let brand: Brand;
beforeAll(async () => {
  replica = await startReplica();
  brand = found(replica.catalogue.brandBySlug('polynya'), 'the brand Полынья');
});
afterAll(() => replica.close());

const tobaccoWhere = (test: (tobacco: Tobacco) => boolean): Tobacco =>
  found(replica.catalogue.tobaccos().find(test), 'such a tobacco');
const tobaccoPage = (tobacco: Tobacco) => page(replica, `/tobaccos/${replica.catalogue.pathOf(tobacco)}`);

/** The value of an info row: the last child of the row whose label's own text is given. */
const info = ($: CheerioAPI, label: string): string | undefined => {
  const row = $('.object_info_item')
    .filter((_, item) => {
      const first = $(item).children().first();
      const nested = first.children('span').first();
      return (nested.length > 0 ? nested : first).text().trim() === label;
    })
    .first();
  return row.length === 0 ? undefined : row.children().last().text().trim();
};
const structuredData = ($: CheerioAPI, type: string): Record<string, unknown> =>
  found(
    $('script[type="application/ld+json"]')
      .toArray()
      .map((script): Record<string, unknown> => JSON.parse($(script).text()))
      .findLast((data) => data['@type'] === type),
    type,
  );

describe('the brand list', () => {
  it('has both tabs in one document, each with its first 20 rows', async () => {
    const $ = await page(replica, '/tobaccos/brands');
    const position = $('.tobacco_list_wrapper[data-active="1"][data-type="position"] > .tobacco_list_items');
    const others = $('.tobacco_list_wrapper[data-active="0"][data-type="others"] > .tobacco_list_items');
    expect(position.attr()).toMatchObject({ 'data-target': '5', 'data-offset': '20', 'data-count': '24' });
    expect(others.attr()).toMatchObject({ 'data-target': '5', 'data-offset': '20', 'data-count': '6' });
    expect(position.children('.tobacco_list_item')).toHaveLength(20);
    expect(others.children('.tobacco_list_item')).toHaveLength(6);
  });

  it('shows name, country, lazy picture and counts in a row', async () => {
    const $ = await page(replica, '/tobaccos/brands');
    const row = $('.tobacco_list_item')
      .filter((_, item) => $('.tobacco_list_item_slug', item).attr('href')?.endsWith('/polynya') === true)
      .first();
    expect(row.find('a.tobacco_list_item_slug span').first().text()).toBe('Полынья');
    expect(row.find('span.country').text()).toBe('Россия');
    expect(row.find('.tobacco_list_item_image img').attr()).toMatchObject({
      class: 'lazy',
      src: `${replica.url}/images/no_image.webp`,
      'data-src': `${replica.url}/${brand.image}`,
    });
    expect(row.find('.list_item_ratings_count span').text()).toBe(String(brand.ratingsCount));
    expect(row.find('.list_item_reviews span').text()).toBe(String(brand.reviewsCount));
    expect(row.find('.list_item_stats span').text()).toMatch(/^\d+(\.\d)?kk$/);
    expect(row.attr('data-id')).toBeUndefined();
  });

  it('ignores an offset in the page address', async () => {
    const first = await page(replica, '/tobaccos/brands');
    const second = await page(replica, '/tobaccos/brands?offset=20');
    expect(second('.tobacco_list_items').text()).toBe(first('.tobacco_list_items').text());
  });
});

describe('a brand page', () => {
  it('has its title twice, its number once, and a picture that is not lazy', async () => {
    const $ = await page(replica, '/tobaccos/polynya');
    expect($('.object_wrapper').attr('data-id')).toBe(String(brand.id));
    expect(
      $('.object_card_title h1')
        .toArray()
        .map((title) => $(title).text()),
    ).toEqual(['Полынья', 'Полынья']);
    expect($('.object_card_title h1 + span').first().text()).toBe('Polynya');
    expect($('.object_image img').attr('src')).toBe(`${replica.url}/${brand.image}`);
  });

  it('labels its facts, some with a nested label and some with the value in a div', async () => {
    const $ = await page(replica, '/tobaccos/polynya');
    expect(info($, 'Страна')).toBe('Россия');
    expect(info($, 'Статус')).toBe('Выпускается');
    expect(info($, 'Добавлен на сайт')).toBe(dottedDate(brand.addedOn));
    expect($('.object_info_item > div').length).toBeGreaterThan(0);
    expect($('.object_info_item[data-id="1"] > span > div[data-hover-notice]')).toHaveLength(1);
  });

  it('links its lines relative to itself and counts their flavours', async () => {
    const $ = await page(replica, '/tobaccos/polynya');
    const lines = replica.catalogue.linesOf(brand.id);
    expect($('.brand_lines_title h2').text()).toBe(`Линейки (${lines.length})`);
    for (const [index, item] of $('.brand_lines_item').toArray().entries()) {
      const line = found(lines[index], `line ${index}`);
      expect($('a.lines_item_name', item).attr('href')).toBe(`polynya/${line.slug}`);
      expect($('.lines_item_tobaccos span', item).text()).toMatch(/^\d+ вкус(а|ов)?$/);
    }
  });

  it('lists 20 of its flavours, discontinued ones last, with other brands’ flavours in the midst', async () => {
    const $ = await page(replica, '/tobaccos/polynya');
    const all = replica.catalogue.tobaccosOf(brand.id);
    const list = $('#tobacco_list_wrapper .tobacco_list_items');
    expect(list.attr()).toMatchObject({ 'data-offset': '20', 'data-count': String(all.length) });
    const ids = list
      .children('.tobacco_list_item')
      .toArray()
      .map((row) => Number($(row).attr('data-id')));
    expect(ids).toHaveLength(20);
    for (const id of ids) expect(replica.catalogue.tobaccoById(id)?.brandId).toBe(brand.id);
    const foreign = found($('.new_flavors_item').toArray()[0], 'an advert');
    expect(replica.catalogue.tobaccoById(Number($(foreign).attr('data-id')))?.brandId).not.toBe(brand.id);
  });

  it('says the status of a row only when it is not the usual one', async () => {
    const $ = await page(replica, '/tobaccos/polynya');
    for (const row of $('#tobacco_list_wrapper .tobacco_list_item').toArray()) {
      const tobacco = replica.catalogue.tobaccoById(Number($(row).attr('data-id')));
      const shown = $('.tobacco_list_item_status span', row).text();
      expect(shown).toBe(tobacco?.status === 'Выпускается' ? '' : tobacco?.status);
    }
  });

  it('has structured data with both names in one and a wrong picture address', async () => {
    const data = structuredData(await page(replica, '/tobaccos/polynya'), 'Product');
    expect(data.name).toBe('Полынья Polynya');
    expect(data.image).toBe(`${replica.url}/tobaccos/${brand.image}`);
  });

  it('escapes what could be markup', async () => {
    const answer = await fetch(`${replica.url}/tobaccos/kite-kettle`);
    expect(await answer.text()).toContain('<h1>Kite &amp; Kettle</h1>');
  });
});

describe('a line page', () => {
  it('is of the same build, without rows for what is unknown', async () => {
    const bare = found(
      replica.catalogue.lines().find(({ status, image }) => status === null || image === null),
      'a line with something unknown',
    );
    const $ = await page(replica, `/tobaccos/${replica.catalogue.pathOf(bare)}`);
    expect($('.object_wrapper').attr('data-id')).toBe(String(bare.id));
    expect(info($, 'Статус')).toBe(bare.status ?? undefined);
    expect(info($, 'Крепость по оценкам')).toBe(bare.strengthByRatings ?? undefined);
    expect($('#tobacco_list_wrapper .tobacco_list_items').attr('data-count')).toBe(
      String(replica.catalogue.tobaccosOf(bare.brandId).filter(({ lineId }) => lineId === bare.id).length),
    );
  });
});

describe('a flavour page', () => {
  it('tells everything there is to know', async () => {
    const tobacco = tobaccoWhere(
      ({ altName, strengthByRatings, tags, image }) =>
        altName !== null && strengthByRatings !== null && tags.length > 1 && image !== null,
    );
    const $ = await tobaccoPage(tobacco);
    expect($('.object_wrapper').attr('data-id')).toBe(String(tobacco.id));
    expect($('.object_card_title h1')).toHaveLength(2);
    expect($('.object_card_title h1 + span').first().text()).toBe(tobacco.altName);
    expect($('.object_image img').attr('src')).toBe(`${replica.url}/${tobacco.image}`);
    expect($('.object_card_discr > span').text()).toBe(tobacco.description);
    expect(info($, 'Бренд')).toBe(replica.catalogue.brandById(tobacco.brandId)?.name);
    expect(info($, 'Линейка')).toBe(replica.catalogue.lineById(tobacco.lineId)?.name);
    expect(info($, 'Крепость официальная')).toBe(tobacco.strengthOfficial);
    expect(info($, 'Крепость по оценкам')).toBe(tobacco.strengthByRatings);
    expect(info($, 'Статус')).toBe(tobacco.status);
    expect(info($, 'HtreviewsID')).toBe(`htr${tobacco.id}`);
    expect(info($, 'Добавлен на сайт')).toBe(dottedDate(tobacco.addedOn));
    expect($('div[data-rating]').attr('data-rating')).toBe(String(tobacco.rating));
    expect($('div[data-stats] > div[data-hover-title="Оценки"] span').text()).toBe(
      String(tobacco.ratingsCount),
    );
  });

  it('shows its tags twice', async () => {
    const tobacco = tobaccoWhere(({ tags }) => tags.length === 2);
    const $ = await tobaccoPage(tobacco);
    const names = tobacco.tags.map(({ name }) => name);
    expect(
      $('a.object_card_tag span')
        .toArray()
        .map((tag) => $(tag).text()),
    ).toEqual([...names, ...names]);
    expect($('a.object_card_tag').attr('href')).toBe(
      `${replica.url}/tobaccos?r=flavor&t=${tobacco.tags[0]?.id}`,
    );
    expect($('.group_title span').first().text()).toBe(tobacco.tags[0]?.group);
  });

  it('leaves out the strength by ratings when there is none', async () => {
    expect(
      info(await tobaccoPage(tobaccoWhere((one) => one.strengthByRatings === null)), 'Крепость по оценкам'),
    ).toBe(undefined);
  });

  it('shows the stand-in picture when it has none', async () => {
    const $ = await tobaccoPage(tobaccoWhere(({ image }) => image === null));
    expect($('.object_image img').attr('src')).toBe(`${replica.url}/images/no_image.webp`);
  });

  it('keeps an advert among its facts', async () => {
    const $ = await tobaccoPage(tobaccoWhere(() => true));
    expect($('.object_info_item .promo_text').text()).toBe('replica');
  });

  it('has structured data that counts ratings as reviews, and breadcrumbs', async () => {
    const tobacco = tobaccoWhere(({ ratingsCount, reviewsCount }) => ratingsCount > reviewsCount);
    const path = replica.catalogue.pathOf(tobacco);
    const $ = await tobaccoPage(tobacco);
    expect(structuredData($, 'Product')).toMatchObject({
      category: path,
      url: `${replica.url}/tobaccos/${path}`,
      aggregateRating: { reviewCount: String(tobacco.ratingsCount) },
    });
    expect(structuredData($, 'BreadcrumbList').itemListElement).toHaveLength(5);
  });

  it('fetches reviews and other flavours as pieces of markup', async () => {
    const tobacco = tobaccoWhere(({ reviewsCount }) => reviewsCount > 3);
    const $ = await tobaccoPage(tobacco);
    const [reviews, others] = $('[hx-get]')
      .toArray()
      .map((element) => new URL($(element).attr('hx-get') ?? ''));
    const reviewPiece = await page(replica, `${reviews?.pathname}${reviews?.search}`);
    expect(reviewPiece('.reviews_item').length).toBeGreaterThan(0);
    const otherPiece = await page(replica, `${others?.pathname}${others?.search}`);
    expect(otherPiece(`.tobacco_list_item[data-id="${tobacco.id}"]`)).toHaveLength(0);
    expect(otherPiece('.tobacco_list_item').length).toBeGreaterThan(0);
  });
});

describe('addresses', () => {
  it('redirect to a ranking when nothing is known under them', async () => {
    for (const path of [
      '/tobaccos/nobody',
      '/tobaccos/polynya/no-line',
      '/tobaccos/polynya/a/b',
      '/nothing',
    ]) {
      const answer = await fetch(`${replica.url}${path}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/tobaccos']);
    }
  });

  it('find the flavour although the line is wrong', async () => {
    const tobacco = tobaccoWhere(({ brandId }) => brandId === brand.id);
    const $ = await page(replica, `/tobaccos/polynya/wrong-line/${tobacco.slug}`);
    expect(info($, 'HtreviewsID')).toMatch(/^htr\d+$/);
  });

  it('are absolute with the host the reader asked', async () => {
    const $ = await page(
      { ...replica, url: replica.url.replace('127.0.0.1', 'localhost') },
      '/tobaccos/brands',
    );
    expect($('a.tobacco_list_item_slug').attr('href')).toMatch(/^http:\/\/localhost:\d+\/tobaccos\//);
  });

  it('are open to robots but for /api/', async () => {
    const answer = await fetch(`${replica.url}/robots.txt`);
    expect(await answer.text()).toMatch(/^User-agent: \*\nDisallow: \/api\/\n/);
  });
});
