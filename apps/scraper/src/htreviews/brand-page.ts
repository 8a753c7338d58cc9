import { cleanName, cleanText } from './clean.ts';
import {
  openPage,
  type Page,
  readDescription,
  readImage,
  readInfo,
  readNames,
  readObjectId,
  readScore,
  requireLabels,
  type Selection,
} from './document.ts';
import { parseCount, parseRating } from './numbers.ts';
import { minor, type ParseResult, withProblems } from './problems.ts';
import type { BrandPage, ListedLine } from './records.ts';
import type { Site } from './site.ts';
import { brandSlugOf, depthOf, lineSlugOf } from './slug-path.ts';
import { readTobaccoList } from './tobacco-list.ts';
import { isPageOf } from './whereabouts.ts';
import { readStatus, readStrength } from './words.ts';

/** `url` is where the page was in the end read from, `slug` the brand that was asked for. */
export function parseBrandPage(html: string, site: Site, url: string, slug: string): ParseResult<BrandPage> {
  return withProblems((report) => {
    const page = openPage(html, site, url, report);
    if (!isPageOf(page, slug)) return null;
    const htreviewsId = readObjectId(page);
    const names = readNames(page);
    const tobaccos = readTobaccoList(page);
    if (htreviewsId === null || names === null || tobaccos === null) return null;
    const info = readInfo(page);
    requireLabels(info, ['Статус'], report);
    return {
      htreviewsId,
      slug,
      ...names,
      country: cleanName(info.text('Страна')),
      description: readDescription(page),
      imageUrl: readImage(page),
      siteUrl: webAddress(info.link('Сайт')),
      founded: cleanName(info.text('Год основания')),
      status: readStatus(info.text('Статус'), report),
      addedOn: info.day('Добавлен на сайт'),
      ...readScore(page),
      lines: readLines(page, slug),
      tobaccos,
    };
  });
}

function readLines(page: Page, brandSlug: string): ListedLine[] {
  const items = page.$('.brand_lines .brand_lines_item').toArray();
  return items.flatMap((item) => readLine(page, page.$(item), brandSlug) ?? []);
}

function readLine(page: Page, item: Selection, brandSlug: string): ListedLine | null {
  const link = item.find('a.lines_item_name').first();
  // Written as "brand/line" without /tobaccos/: right only when resolved against the brand's own address.
  const path = page.site.slugPath(link.attr('href'), `/tobaccos/${brandSlug}`);
  const name = cleanName(link.text());
  const slug = path === null || depthOf(path) !== 2 ? null : lineSlugOf(path);
  if (path === null || slug === null || brandSlugOf(path) !== brandSlug || name === null) {
    page.report(minor('unreadable_value', `line ${link.attr('href') ?? ''}`));
    return null;
  }
  const span = (selector: string) => item.find(`${selector} span`).first().text();
  return {
    slug,
    name,
    description: cleanText(span('.lines_item_description')),
    strengthOfficial: readStrength(span('.lines_item_strength'), page.report),
    status: readStatus(span('.lines_item_status'), page.report),
    rating: parseRating(cleanName(span('.lines_item_score'))),
    tobaccosCount: parseCount(/^\S+/.exec(cleanName(span('.lines_item_tobaccos')) ?? '')?.[0]),
  };
}

/** A brand's own site: any host, but never a scheme that runs something. */
function webAddress(href: string | null): string | null {
  const text = cleanName(href);
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' ? url.href : null;
}
