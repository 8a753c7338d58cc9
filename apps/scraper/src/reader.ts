import type { Evidence } from './evidence.ts';
import type { FetchRequest } from './fetcher.ts';
import { parseBrandListPage } from './htreviews/brand-list-page.ts';
import { parseBrandPage } from './htreviews/brand-page.ts';
import { parseLinePage } from './htreviews/line-page.ts';
import { parseBrandsJson, parseTobaccosJson } from './htreviews/list-json.ts';
import { isFailure, type ParseResult } from './htreviews/problems.ts';
import type {
  BrandList,
  BrandPage,
  BrandTab,
  LinePage,
  ListedBrand,
  ListedTobacco,
  TobaccoPage,
} from './htreviews/records.ts';
import type { Site } from './htreviews/site.ts';
import { parseTobaccoPage, type WantedTobacco } from './htreviews/tobacco-page.ts';
import type { PoliteFetcher, Visit } from './polite.ts';

/** A document as a record, or why there is none. `absent`: the site says there is no such thing. */
export type Reading<T> =
  | { kind: 'read'; record: T; validator: string | null }
  | { kind: 'absent'; why: string }
  | { kind: 'failed'; why: string };

/** What can be read of the site. Each of these is one request, and may end the run: see RunStopped. */
export type Reader = {
  brandList: () => Promise<Reading<BrandList>>;
  brandsJson: (tab: BrandTab, offset: number) => Promise<Reading<ListedBrand[]>>;
  /** `unchanged`: its page is what it was when it gave the validator. */
  brand: (slug: string, validator: string | null) => Promise<Reading<BrandPage> | { kind: 'unchanged' }>;
  line: (slugPath: string) => Promise<Reading<LinePage>>;
  /** `unchanged`: its page is what it was when it gave the validator. */
  tobacco: (
    wanted: WantedTobacco & { validator: string | null },
  ) => Promise<Reading<TobaccoPage> | { kind: 'unchanged' }>;
  tobaccosOfBrand: (id: number, limit: number) => Promise<Reading<ListedTobacco[]>>;
  tobaccosOfLine: (id: number, limit: number) => Promise<Reading<ListedTobacco[]>>;
};

const getPage = (path: string) => ({ via: 'get', path, accept: 'text/html' }) as const;

const isUnreadable = ({ problems }: ParseResult<unknown>): boolean =>
  isFailure(problems) && !problems.some(({ code }) => code === 'wrong_page');

/** "Not modified" to a request that set no condition. */
const UNASKED = { kind: 'failed', why: 'http_304' } as const;

const BRAND_LIST = '/tobaccos/brands';

export function createReader(deps: { polite: PoliteFetcher; site: Site; evidence: Evidence }): Reader {
  const { polite, site, evidence } = deps;

  async function page<T>(
    request: FetchRequest,
    parse: (html: string, url: string) => ParseResult<T>,
  ): Promise<Reading<T>> {
    const visit = await polite.visit(request);
    return visit.kind === 'unchanged' ? UNASKED : read(request.path, visit, parse);
  }

  /** As the server sends it, or, when that can't be read, as Chromium shows it. */
  async function pageOrRendered<T>(
    path: string,
    { ready, validator }: { ready: string; validator: string | null },
    parse: (html: string, url: string) => ParseResult<T>,
  ): Promise<Reading<T> | { kind: 'unchanged' }> {
    const visit = await polite.visit({ ...getPage(path), validator });
    if (visit.kind === 'unchanged') return validator === null ? UNASKED : visit;
    if (visit.kind !== 'answer') return visit;
    const parsed = parse(visit.answer.body, visit.answer.url);
    return isUnreadable(parsed) ? page({ via: 'page', path, ready }, parse) : read(path, visit, () => parsed);
  }

  function read<T>(
    path: string,
    visit: Exclude<Visit, { kind: 'unchanged' }>,
    parse: (html: string, url: string) => ParseResult<T>,
  ): Reading<T> {
    if (visit.kind !== 'answer') return visit;
    const { body, url, validator } = visit.answer;
    const { record, problems } = parse(body, url);
    evidence.note(path, problems);
    // What could not be read whole is to be read again.
    if (record !== null) return { kind: 'read', record, validator: isFailure(problems) ? null : validator };
    const isElsewhere = problems.some(({ code }) => code === 'wrong_page');
    return isElsewhere ? { kind: 'absent', why: 'wrong_page' } : { kind: 'failed', why: 'unreadable' };
  }

  /** A list endpoint that changed has a page to fall back on, so it is no evidence against the markup. */
  function list<T>(visit: Visit, parse: (body: string) => ParseResult<T>): Reading<T> {
    if (visit.kind === 'absent') return { kind: 'failed', why: visit.why };
    if (visit.kind === 'failed') return visit;
    if (visit.kind === 'unchanged') return UNASKED;
    const { record, problems } = parse(visit.answer.body);
    if (record === null || isFailure(problems)) return { kind: 'failed', why: 'unreadable' };
    evidence.note('list', problems);
    return { kind: 'read', record, validator: null };
  }

  const tobaccoList = async (action: 'objectByBrand' | 'objectByLine', id: number, limit: number) => {
    const data = { id: String(id), limit, offset: 0, sort: { s: 'rating', d: 'desc' } };
    const visit = await polite.visit({ via: 'post', path: '/postData', json: { action, data } });
    return list(visit, (body) => parseTobaccosJson(body, site));
  };

  return {
    brandList: () =>
      page({ via: 'page', path: BRAND_LIST, ready: '.tobacco_list_items[data-count]' }, (html, url) =>
        parseBrandListPage(html, site, url),
      ),
    brandsJson: async (tab, offset) => {
      const path = `/getData?action=brands&r=${tab}&s=rating&d=desc&o=${offset}`;
      return list(await polite.visit({ via: 'get', path, accept: 'application/json' }), (body) =>
        parseBrandsJson(body, site, tab),
      );
    },
    brand: (slug, validator) =>
      pageOrRendered(`/tobaccos/${slug}`, { ready: '.object_wrapper[data-id]', validator }, (html, url) =>
        parseBrandPage(html, site, url, slug),
      ),
    line: (slugPath) =>
      page(getPage(`/tobaccos/${slugPath}`), (html, url) => parseLinePage(html, site, url, slugPath)),
    tobacco: async (wanted) => {
      const { validator, slugPath } = wanted;
      const path = `/tobaccos/${slugPath}`;
      const visit = await polite.visit({ ...getPage(path), validator });
      if (visit.kind === 'unchanged') return validator === null ? UNASKED : visit;
      return read(path, visit, (html, url) => parseTobaccoPage(html, site, url, wanted));
    },
    tobaccosOfBrand: (id, limit) => tobaccoList('objectByBrand', id, limit),
    tobaccosOfLine: (id, limit) => tobaccoList('objectByLine', id, limit),
  };
}
