import Type, { type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';
import { cleanAltName, cleanName, decodeEntities } from './clean.ts';
import { parseCount, parseId, parseRating } from './numbers.ts';
import { minor, type ParseResult, type Report, vital, withProblems } from './problems.ts';
import type { BrandTab, ListedBrand, ListedTobacco, Tag } from './records.ts';
import type { Site } from './site.ts';
import { depthOf, parseSlugPath } from './slug-path.ts';
import { readStatus } from './words.ts';

// The site's JSON is PHP's: numbers come as strings, and anything may be absent or null.
const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const Numeric = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]));
const Id = Type.Union([Type.String(), Type.Integer()]);

const BrandItem = Type.Object({
  id: Type.Optional(Type.Union([Id, Type.Null()])),
  slug: Type.String(),
  name: Type.String(),
  country: Text,
  media: Text,
  tobaccos: Numeric,
  rating: Numeric,
  ratings_count: Numeric,
  reviews: Numeric,
});

const TagItem = Type.Object({ name: Type.String(), group: Text });

const TobaccoItem = Type.Object({
  id: Id,
  slug: Type.String(),
  name: Type.String(),
  alt_name: Text,
  media: Text,
  line: Text,
  rating: Numeric,
  ratings_count: Numeric,
  reviews: Numeric,
  strength: Text,
  status: Text,
  tags: Type.Optional(Type.Unknown()),
});

/** `GET /getData?action=brands`: one page of a tab. */
export function parseBrandsJson(body: string, site: Site, tab: BrandTab): ParseResult<ListedBrand[]> {
  return parseItems(body, BrandItem, (item, report) => {
    const slug = parseSlugPath(item.slug);
    const name = cleanName(decodeEntities(item.name));
    if (slug === null || depthOf(slug) !== 1 || name === null) return null;
    return {
      htreviewsId: parseId(item.id),
      slug,
      name,
      country: cleanName(decodeEntities(item.country)),
      imageUrl: imageOf(item.media, site, report),
      tobaccosCount: parseCount(item.tobaccos),
      tab,
      ...scoreOf(item),
    };
  });
}

/** `POST /postData` with objectByBrand or objectByLine. */
export function parseTobaccosJson(body: string, site: Site): ParseResult<ListedTobacco[]> {
  return parseItems(body, TobaccoItem, (item, report) => {
    const htreviewsId = parseId(item.id);
    const slugPath = parseSlugPath(item.slug);
    const name = cleanName(decodeEntities(item.name));
    if (htreviewsId === null || slugPath === null || depthOf(slugPath) !== 3 || name === null) return null;
    return {
      from: 'json',
      htreviewsId,
      slugPath,
      name,
      altName: cleanAltName(decodeEntities(item.alt_name)),
      lineName: cleanName(decodeEntities(item.line)),
      imageUrl: imageOf(item.media, site, report),
      strength: cleanName(decodeEntities(item.strength)),
      status: readStatus(decodeEntities(item.status), report),
      tags: item.tags === undefined || item.tags === null ? null : tagsOf(item.tags),
      ...scoreOf(item),
    };
  });
}

function parseItems<S extends TSchema, T>(
  body: string,
  schema: S,
  read: (item: Static<S>, report: Report) => T | null,
): ParseResult<T[]> {
  return withProblems((report) => {
    const items = listOf(parseJson(body));
    if (items === null) {
      report(vital('wrong_shape', 'not a JSON list'));
      return null;
    }
    const records = items.flatMap((item) => {
      const record = Value.Check(schema, item) ? read(item, report) : null;
      if (record === null) report(minor('wrong_shape', `list item ${describe(item)}`));
      return record ?? [];
    });
    if (records.length * 2 < items.length)
      report(vital('wrong_shape', 'most items of a list are unreadable'));
    return records;
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** PHP writes an array with a gap in its keys as an object keyed by numbers. */
function listOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : null;
}

function tagsOf(value: unknown): Tag[] {
  const tags = (listOf(value) ?? []).flatMap((item) => {
    if (!Value.Check(TagItem, item)) return [];
    const name = cleanName(decodeEntities(item.name));
    return name === null ? [] : [{ htreviewsId: null, name, group: cleanName(decodeEntities(item.group)) }];
  });
  return [...new Map(tags.map((tag) => [`${tag.group}/${tag.name}`, tag])).values()];
}

function imageOf(media: string | null | undefined, site: Site, report: Report): string | null {
  const url = site.image(media);
  if (url === undefined) report(minor('foreign_image', media ?? ''));
  return url ?? null;
}

const scoreOf = (item: Pick<Static<typeof TobaccoItem>, 'rating' | 'ratings_count' | 'reviews'>) => ({
  rating: parseRating(item.rating),
  ratingsCount: parseCount(item.ratings_count),
  reviewsCount: parseCount(item.reviews),
});

const describe = (item: unknown): string => JSON.stringify(item)?.slice(0, 80) ?? typeof item;
