import { picturePath } from './generator/picture-path.ts';
import { slugify } from './generator/slug.ts';
import type { Brand, CatalogueData, Line, Tobacco } from './model.ts';

/** The truth behind the pages: what a scrape should find, and what a test may change under the scraper's feet. */
export type Catalogue = {
  brands: () => readonly Brand[];
  lines: () => readonly Line[];
  tobaccos: () => readonly Tobacco[];
  brandById: (id: number) => Brand | undefined;
  lineById: (id: number) => Line | undefined;
  tobaccoById: (id: number) => Tobacco | undefined;
  brandBySlug: (slug: string) => Brand | undefined;
  lineBySlug: (brandId: number, slug: string) => Line | undefined;
  /** By brand, line and own slug; with a wrong line, the brand's first tobacco of that slug, as the site does. */
  tobaccoBySlug: (brandId: number, lineSlug: string, slug: string) => Tobacco | undefined;
  linesOf: (brandId: number) => readonly Line[];
  tobaccosOf: (brandId: number) => readonly Tobacco[];
  /** "brand", "brand/line" or "brand/line/tobacco". */
  pathOf: (object: Brand | Line | Tobacco) => string;

  changeBrand: (id: number, change: Partial<Omit<Brand, 'id'>>) => Brand;
  changeLine: (id: number, change: Partial<Omit<Line, 'id' | 'brandId'>>) => Line;
  changeTobacco: (id: number, change: Partial<Omit<Tobacco, 'id'>>) => Tobacco;
  /** A new flavour in a line, with the next free id; what is not given is unknown. */
  addTobacco: (lineId: number, given: { name: string } & Partial<Omit<Tobacco, 'id' | 'lineId'>>) => Tobacco;
  /** Gone altogether: no list has it and its address redirects. */
  removeTobacco: (id: number) => void;
  /** Gone altogether, with its lines and tobaccos. */
  removeBrand: (id: number) => void;
};

export function createCatalogue(data: CatalogueData): Catalogue {
  const brands = new Map(data.brands.map((brand) => [brand.id, brand]));
  const lines = new Map(data.lines.map((line) => [line.id, line]));
  const tobaccos = new Map(data.tobaccos.map((tobacco) => [tobacco.id, tobacco]));
  const brandIds = new Map(data.brands.map((brand) => [brand.slug, brand.id]));
  const tobaccoIdsOf = new Map<number, Set<number>>();
  for (const { id, brandId } of data.tobaccos) idsOf(brandId).add(id);

  function idsOf(brandId: number): Set<number> {
    const ids = tobaccoIdsOf.get(brandId) ?? new Set<number>();
    tobaccoIdsOf.set(brandId, ids);
    return ids;
  }

  const tobaccosOf = (brandId: number): Tobacco[] =>
    [...idsOf(brandId)].flatMap((id) => tobaccos.get(id) ?? []);

  function pathOf(object: Brand | Line | Tobacco): string {
    if (!('brandId' in object)) return object.slug;
    const brand = existing(brands, object.brandId);
    if (!('lineId' in object)) return `${brand.slug}/${object.slug}`;
    return `${brand.slug}/${existing(lines, object.lineId).slug}/${object.slug}`;
  }

  return {
    brands: () => [...brands.values()],
    lines: () => [...lines.values()],
    tobaccos: () => [...tobaccos.values()],
    brandById: (id) => brands.get(id),
    lineById: (id) => lines.get(id),
    tobaccoById: (id) => tobaccos.get(id),
    brandBySlug: (slug) => brands.get(brandIds.get(slug) ?? -1),
    lineBySlug: (brandId, slug) =>
      [...lines.values()].find((line) => line.brandId === brandId && line.slug === slug),
    tobaccoBySlug: (brandId, lineSlug, slug) => {
      const sameSlug = tobaccosOf(brandId).filter((tobacco) => tobacco.slug === slug);
      return sameSlug.find(({ lineId }) => lines.get(lineId)?.slug === lineSlug) ?? sameSlug[0];
    },
    linesOf: (brandId) => [...lines.values()].filter((line) => line.brandId === brandId),
    tobaccosOf,
    pathOf,

    changeBrand: (id, change) => {
      const changed = put(brands, { ...existing(brands, id), ...change });
      brandIds.set(changed.slug, id);
      return changed;
    },
    changeLine: (id, change) => put(lines, { ...existing(lines, id), ...change }),
    changeTobacco: (id, change) => {
      const before = existing(tobaccos, id);
      const changed = put(tobaccos, { ...before, ...change });
      idsOf(before.brandId).delete(id);
      idsOf(changed.brandId).add(id);
      return changed;
    },
    addTobacco: (lineId, given) => {
      const line = existing(lines, lineId);
      const id = Math.max(...tobaccos.keys()) + 1;
      const added = put(tobaccos, { ...unknownTobacco(id, line, given.name), ...given });
      idsOf(line.brandId).add(id);
      return added;
    },
    removeTobacco: (id) => {
      idsOf(existing(tobaccos, id).brandId).delete(id);
      tobaccos.delete(id);
    },
    removeBrand: (id) => {
      brandIds.delete(existing(brands, id).slug);
      for (const tobacco of tobaccosOf(id)) tobaccos.delete(tobacco.id);
      for (const line of [...lines.values()]) if (line.brandId === id) lines.delete(line.id);
      tobaccoIdsOf.delete(id);
      brands.delete(id);
    },
  };
}

function unknownTobacco(id: number, line: Line, name: string): Tobacco {
  return {
    id,
    brandId: line.brandId,
    lineId: line.id,
    slug: slugify(name),
    name,
    altName: null,
    altNameServed: null,
    description: '',
    image: picturePath(`tobacco ${id} ${name}`),
    strengthOfficial: line.strengthOfficial ?? 'Не указано',
    strengthByRatings: 'Мало оценок',
    status: 'Выпускается',
    tags: [],
    addedOn: '2026-01-03',
    addedBy: null,
    listed: true,
    rating: 0,
    ratingsCount: 0,
    reviewsCount: 0,
    views: 0,
  };
}

function existing<T>(objects: Map<number, T>, id: number): T {
  const object = objects.get(id);
  if (object === undefined) throw new Error(`The catalogue has no object ${id}`);
  return object;
}

function put<T extends { id: number }>(objects: Map<number, T>, object: T): T {
  objects.set(object.id, object);
  return object;
}
