import type { Brand, CatalogueData, Line, Tobacco } from '#src/model.ts';
import { COUNTRIES, type Country } from '#src/vocabulary.ts';
import { generateLines, lineCounts } from './lines.ts';
import { type BrandName, brandNames } from './names.ts';
import { picturePath } from './picture-path.ts';
import { createRandom, type Random } from './random.ts';
import { type Scale, scaleCounts, shares } from './scale.ts';
import { combinedScore } from './scores.ts';
import { BRAND_STORIES } from './sentences.ts';
import { uniqueSlug } from './slug.ts';
import { generateTobaccos, type NewTobacco } from './tobaccos.ts';

const DAY_MS = 86_400_000;
const NO_SCORE = { rating: 0, ratingsCount: 0, reviewsCount: 0, views: 0 };

/** The same scale and seed give the same catalogue, to the letter. */
export function generateCatalogue(scale: Scale, seed: number): CatalogueData {
  const counts = scaleCounts(scale);
  const random = createRandom(seed);
  const sizes = shares(counts.tobaccos, counts.brands);
  const linesOfBrand = lineCounts(counts.lines, sizes);
  const slugs = new Set<string>();

  const brands: Brand[] = [];
  const lines: Line[] = [];
  const tobaccos: NewTobacco[] = [];
  let lineId = 301;

  for (const [index, name] of brandNames(counts.brands, random).entries()) {
    const fame = 1 - index / counts.brands;
    const brand = newBrand(index, name, counts.brands, slugs, random);
    const ownLines = generateLines(brand, linesOfBrand[index] ?? 1, lineId, random);
    lineId += ownLines.length + random.int(0, 3);
    const own = generateTobaccos({
      lines: ownLines,
      count: sizes[index] ?? 1,
      fame,
      dateBetween: (from, to) => dayBetween(from, to, random),
      random,
    });
    // The page views of the best-known brands pass a million, which the site writes as "kk".
    brands.push({ ...brand, ...combinedScore(own, Math.round(1 + 4 * fame ** 4)) });
    for (const line of ownLines) {
      lines.push({
        ...line,
        ...combinedScore(
          own.filter(({ lineId: of }) => of === line.id),
          1,
        ),
      });
    }
    tobaccos.push(...own);
  }
  return { brands, lines, tobaccos: numbered(tobaccos, random) };
}

/** Numbers grow with the date an object was added, with gaps. */
function numbered(tobaccos: readonly NewTobacco[], random: Random): Tobacco[] {
  let id = 84_000;
  return tobaccos
    .toSorted((a, b) => a.addedOn.localeCompare(b.addedOn))
    .map((tobacco) => {
      id += random.int(1, 9);
      return { ...tobacco, id };
    });
}

function newBrand(index: number, name: BrandName, of: number, slugs: Set<string>, random: Random): Brand {
  const id = 3 + index * 2 + random.int(0, 1);
  const slug = uniqueSlug(
    name.altName !== null && /[a-z]/i.test(name.altName) ? name.altName : name.name,
    slugs,
  );
  const founded = random.int(2012, 2023);
  return {
    ...NO_SCORE,
    id,
    slug,
    name: name.name,
    altName: name.altName,
    tab: index < positionCount(of) ? 'position' : 'others',
    country: countryNamed(name.country),
    site: random.chance(0.7) ? `http://${slug}.example` : null,
    founded: random.chance(0.8) ? founded : null,
    status: index > 0 && index % 14 === 13 ? 'Снят с производства' : 'Выпускается',
    description: index % 11 === 10 ? '' : random.shuffle(BRAND_STORIES).slice(0, random.int(1, 3)).join('\n'),
    image: index % 13 === 12 ? null : picturePath(`brand ${id} ${name.name}`),
    addedOn: dayBetween(`${founded}-02-01`, `${founded + 1}-11-30`, random),
  };
}

/** Small catalogues show most brands in the first tab; the real site shows a fifth. */
const positionCount = (brands: number): number => Math.ceil(brands * (brands > 60 ? 0.2 : 0.8));

function countryNamed(name: Country['name']): Country {
  const country = COUNTRIES.find((candidate) => candidate.name === name);
  if (country === undefined) throw new Error(`Unknown country ${name}`);
  return country;
}

function dayBetween(from: string, to: string, random: Random): string {
  const start = Date.parse(from) / DAY_MS;
  const end = Date.parse(to) / DAY_MS;
  return new Date(random.int(start, Math.max(start, end)) * DAY_MS).toISOString().slice(0, 10);
}
