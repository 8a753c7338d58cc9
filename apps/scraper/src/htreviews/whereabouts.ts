import type { CheerioAPI } from 'cheerio/slim';
import type { Page } from './document.ts';
import { vital } from './problems.ts';

/**
 * The site answers an unknown address with another page and 200, so a page has to say itself what it is of.
 * Its own words are the canonical link, the Product of its JSON-LD (not those of list rows) and the breadcrumb.
 * Returns false, and reports, when any of them names another place than `path`.
 */
export function isPageOf(page: Page, path: string): boolean {
  const elsewhere = claims(page).find((claim) => claim !== `/tobaccos/${path}`);
  if (elsewhere === undefined) return true;
  page.report(vital('wrong_page', `asked for /tobaccos/${path}, got ${elsewhere}`));
  return false;
}

function claims({ $, site, url }: Page): string[] {
  const canonical = $('link[rel="canonical"]').first().attr('href');
  const blocks = $('script[type="application/ld+json"]')
    .toArray()
    .filter((element) => $(element).closest('.tobacco_list_item').length === 0)
    .map((element) => parseJson($, element));
  return [url, canonical, ...blocks.map(productUrl), ...blocks.map(lastCrumb)]
    .filter((claim) => typeof claim === 'string')
    .flatMap((claim) => pathOf(claim, site.origin) ?? []);
}

function parseJson($: CheerioAPI, element: Parameters<CheerioAPI>[0]): unknown {
  try {
    return JSON.parse($(element).text());
  } catch {
    return null;
  }
}

const productUrl = (block: unknown): unknown =>
  isObject(block) && block['@type'] === 'Product' ? block.url : null;

function lastCrumb(block: unknown): unknown {
  if (!isObject(block) || block['@type'] !== 'BreadcrumbList') return null;
  const crumbs = block.itemListElement;
  const last: unknown = Array.isArray(crumbs) ? crumbs.at(-1) : null;
  return isObject(last) ? last.item : null;
}

function pathOf(claim: string, origin: string): string | null {
  if (!URL.canParse(claim, origin)) return null;
  return new URL(claim, origin).pathname.replace(/(?<=.)\/+$/, '');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
