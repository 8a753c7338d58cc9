import { BRAND_TABS } from './htreviews/brand-list-page.ts';
import type { BrandList, ListedBrand } from './htreviews/records.ts';
import type { Reader } from './reader.ts';
import { RunStopped } from './stop.ts';

/** A way to learn which brands there are. Null: this way does not work today. */
export type DiscoveryStrategy = {
  name: 'lists' | 'pages';
  brands: (list: BrandList) => Promise<ListedBrand[] | null>;
};

export type Discovery = {
  strategy: DiscoveryStrategy['name'];
  brands: ListedBrand[];
  /** How many the site says it has. */
  counted: number;
};

/** Lists of fewer than this share of what was expected are half a list. */
const ENOUGH = 0.8;
const LARGEST_LIST = 10_000;

/** The site's own list endpoints: every brand, with its number. */
export const listStrategy = (reader: Reader): DiscoveryStrategy => ({
  name: 'lists',
  brands: async () => {
    const brands: ListedBrand[] = [];
    for (const tab of BRAND_TABS) {
      for (let offset = 0; offset < LARGEST_LIST; ) {
        const reading = await reader.brandsJson(tab, offset);
        if (reading.kind !== 'read') return null;
        if (reading.record.length === 0) break;
        brands.push(...reading.record);
        offset += reading.record.length;
      }
    }
    return brands;
  },
});

/** The rows of the brand list page, and the brands we know from before: the page shows the first of each tab only. */
export const pageStrategy = (known: readonly ListedBrand[]): DiscoveryStrategy => ({
  name: 'pages',
  brands: async (list) => [...list.tabs.flatMap((tab) => tab.listed), ...known],
});

export type DiscoveryOptions = {
  reader: Reader;
  strategies: readonly DiscoveryStrategy[];
  /** How many brands the last whole run found; null: there was none. */
  lastCount: number | null;
};

/**
 * Reads the brand list page, whose counts are the measure, and takes the first strategy that reaches them.
 * @throws RunStopped when the list is unreadable, empty or much shorter than it was
 */
export async function discoverBrands({
  reader,
  strategies,
  lastCount,
}: DiscoveryOptions): Promise<Discovery> {
  const list = await readBrandList(reader);
  const counted = list.tabs.reduce((sum, tab) => sum + tab.count, 0);
  if (counted === 0) throw new RunStopped('brand_list_empty', 'The site lists no brands at all.');
  if (lastCount !== null && counted < lastCount * ENOUGH) {
    throw new RunStopped('brand_list_short', `The site counts ${counted} brands, last time ${lastCount}.`);
  }
  let best: Discovery | null = null;
  for (const { name, brands } of strategies) {
    const found = unique((await brands(list)) ?? []);
    const discovery: Discovery = { strategy: name, brands: found, counted };
    if (found.length >= counted * ENOUGH) return discovery;
    if (best === null || found.length > best.brands.length) best = discovery;
  }
  return acceptShort(best, counted, lastCount);
}

async function readBrandList(reader: Reader): Promise<BrandList> {
  const reading = await reader.brandList();
  if (reading.kind === 'read' && reading.record.tabs.length === BRAND_TABS.length) return reading.record;
  const why = reading.kind === 'read' ? 'a tab is missing' : reading.why;
  if (why === 'robots_disallow')
    throw new RunStopped('robots_disallow', 'robots.txt forbids the brand list.');
  throw new RunStopped('brand_list_unreadable', `The brand list cannot be read: ${why}.`);
}

/** Half a list is better than none where there is no catalogue yet; where there is one, it is a reason to stop. */
function acceptShort(best: Discovery | null, counted: number, lastCount: number | null): Discovery {
  const found = best?.brands.length ?? 0;
  if (best !== null && found > 0 && lastCount === null) return best;
  throw new RunStopped('brand_list_short', `Found ${found} brands, while the site counts ${counted}.`);
}

function unique(brands: readonly ListedBrand[]): ListedBrand[] {
  const bySlug = new Map<string, ListedBrand>();
  for (const brand of brands) if (!bySlug.has(brand.slug)) bySlug.set(brand.slug, brand);
  return [...bySlug.values()];
}
