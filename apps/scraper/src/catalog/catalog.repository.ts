import type { Db, PrismaClient } from '@hookah/db/client';
import type { ListedBrand } from '#src/htreviews/records.ts';
import { type BrandPlan, isEmptyPlan } from './plan.ts';
import type { KnownBrand, TobaccoRow } from './rows.ts';
import { saveTags } from './tags.repository.ts';

export type CatalogRepository = {
  /** Every brand known, as the list would show it. */
  knownBrands: () => Promise<ListedBrand[]>;
  /** To ask whether a brand's page has changed; null: it is wanted whatever it says. */
  brandValidator: (brand: { htreviewsId: number | null; slug: string }) => Promise<string | null>;
  /** What is known of the brand with this number or else this slug; with the tobaccos of these numbers, wherever they are. */
  loadBrand: (key: { htreviewsId: number; slug: string; tobaccoIds: number[] }) => Promise<KnownBrand>;
  /** All of a plan, and whatever `also` writes, in one transaction. */
  save: (plan: BrandPlan, runId: number, also: (db: Db) => Promise<void>) => Promise<void>;
};

/** The API drops what it remembers of the catalogue when it hears of this. */
export const CATALOG_CHANGED = 'catalog_changed';

export function createCatalogRepository(prisma: PrismaClient): CatalogRepository {
  return {
    knownBrands: () => prisma.$queryRaw<ListedBrand[]>`
      SELECT htreviews_id AS "htreviewsId", slug, name, country, image_url AS "imageUrl",
        tobaccos_count AS "tobaccosCount", rating, ratings_count AS "ratingsCount",
        reviews_count AS "reviewsCount", coalesce(tab, 'others') AS tab
      FROM brands WHERE gone_at IS NULL ORDER BY id`,
    brandValidator: async ({ htreviewsId, slug }) => {
      if (htreviewsId === null) return null;
      const select = { pageValidator: true } as const;
      return (await prisma.brand.findFirst({ where: { htreviewsId, slug }, select }))?.pageValidator ?? null;
    },
    loadBrand: async ({ htreviewsId, slug, tobaccoIds }) => {
      const brand = await loadBrandRow(prisma, htreviewsId, slug);
      const brandId = brand?.id ?? null;
      const [lines, tobaccos] = await Promise.all([
        brandId === null ? [] : loadLines(prisma, brandId),
        loadTobaccos(prisma, brandId, tobaccoIds),
      ]);
      return { brand, lines, tobaccos };
    },
    save: (plan, runId, also) =>
      prisma.$transaction(
        async (db) => {
          const brandId = await saveBrand(db, plan);
          if (plan.lines.length > 0) await saveLines(db, brandId, plan);
          if (plan.tobaccos.length > 0) await saveTobaccos(db, brandId, plan.tobaccos);
          if (plan.retagged.length > 0) await saveTags(db, plan.retagged);
          if (plan.words.size > 0) await saveWords(db, plan.words);
          if (plan.events.length > 0) await saveEvents(db, brandId, runId, plan.events);
          await also(db);
          // Delivered when the transaction commits, and never when it does not.
          if (!isEmptyPlan(plan))
            await db.$executeRaw`SELECT pg_notify(${CATALOG_CHANGED}, ${plan.brand.slug})`;
        },
        { timeout: 60_000, maxWait: 10_000 },
      ),
  };
}

async function loadBrandRow(db: Db, htreviewsId: number, slug: string): Promise<KnownBrand['brand']> {
  const rows = await db.$queryRaw<NonNullable<KnownBrand['brand']>[]>`
    SELECT id, htreviews_id AS "htreviewsId", slug, name, alt_name AS "altName", country,
      image_url AS "imageUrl", description, site_url AS "siteUrl", founded, rating,
      ratings_count AS "ratingsCount", reviews_count AS "reviewsCount", status, status_raw AS "statusRaw",
      added_on::text AS "addedOn", tab, tobaccos_count AS "tobaccosCount", page_validator AS "pageValidator",
      search_text AS "searchText"
    FROM brands WHERE htreviews_id = ${htreviewsId} OR (slug = ${slug} AND htreviews_id IS NULL)
    ORDER BY (htreviews_id = ${htreviewsId}) DESC NULLS LAST LIMIT 1`;
  return rows[0] ?? null;
}

const loadLines = (db: Db, brandId: number) => db.$queryRaw<KnownBrand['lines']>`
  SELECT htreviews_id AS "htreviewsId", slug, name, alt_name AS "altName", description, image_url AS "imageUrl",
    strength_official AS "strengthOfficial", strength_official_raw AS "strengthOfficialRaw",
    strength_by_ratings AS "strengthByRatings", strength_by_ratings_raw AS "strengthByRatingsRaw",
    status, status_raw AS "statusRaw", rating, ratings_count AS "ratingsCount",
    tobaccos_count AS "tobaccosCount", added_on::text AS "addedOn", content_hash AS "contentHash",
    to_char(checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "checkedAt"
  FROM lines WHERE brand_id = ${brandId} ORDER BY id`;

const loadTobaccos = (db: Db, brandId: number | null, ids: number[]) => db.$queryRaw<KnownBrand['tobaccos']>`
  SELECT t.htreviews_id AS "htreviewsId", l.slug AS "lineSlug", t.slug_path AS "slugPath", t.name,
    t.alt_name AS "altName", t.image_url AS "imageUrl", t.description, t.rating,
    t.ratings_count AS "ratingsCount", t.reviews_count AS "reviewsCount",
    t.strength_official AS "strengthOfficial", t.strength_official_raw AS "strengthOfficialRaw",
    t.strength_by_ratings AS "strengthByRatings", t.strength_by_ratings_raw AS "strengthByRatingsRaw",
    t.status, t.status_raw AS "statusRaw", t.added_on::text AS "addedOn", t.content_hash AS "contentHash",
    to_char(t.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastSeenAt",
    to_char(t.checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "checkedAt",
    to_char(t.absent_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "absentSince",
    to_char(t.gone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "goneAt",
    t.page_validator AS "pageValidator",
    t.search_text AS "searchText",
    coalesce(
      (SELECT jsonb_agg(jsonb_build_object('htreviewsId', f.htreviews_id, 'name', f.name, 'group', f.group_name))
       FROM tobacco_tags tt JOIN flavor_tags f ON f.id = tt.tag_id WHERE tt.tobacco_id = t.id),
      '[]'::jsonb
    ) AS tags,
    EXISTS (SELECT FROM wishlist_items w WHERE w.tobacco_id = t.id AND w.deleted_at IS NULL) AS "isWished"
  FROM tobaccos t LEFT JOIN lines l ON l.id = t.line_id
  WHERE t.brand_id = ${brandId} OR t.htreviews_id = ANY(${ids})
  ORDER BY t.id`;

async function saveBrand(db: Db, { brand, brandId, isBrandSeen }: BrandPlan): Promise<number> {
  if (brandId !== null && !isBrandSeen) return brandId;
  const json = JSON.stringify([brand]);
  // A brand is its number. Whoever had its slug before has lost it, and is found under another when its turn comes.
  await db.$executeRaw`
    UPDATE brands SET slug = ${MOVED} || id WHERE slug = ${brand.slug} AND id IS DISTINCT FROM ${brandId}`;
  const rows =
    brandId === null
      ? await db.$queryRaw<{ id: number }[]>`
        INSERT INTO brands (htreviews_id, slug, name, alt_name, country, image_url, description, site_url, founded,
          rating, ratings_count, reviews_count, status, status_raw, added_on, tab, tobaccos_count,
          page_validator, search_text, checked_at)
        SELECT "htreviewsId", slug, name, "altName", country, "imageUrl", description, "siteUrl", founded,
          rating, "ratingsCount", "reviewsCount", status, "statusRaw", "addedOn", tab, "tobaccosCount",
          "pageValidator", "searchText", now()
        FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text, name text, "altName" text,
          country text, "imageUrl" text, description text, "siteUrl" text, founded text, rating float8,
          "ratingsCount" int, "reviewsCount" int, status text, "statusRaw" text, "addedOn" date, tab text,
          "tobaccosCount" int, "pageValidator" text, "searchText" text)
        RETURNING id`
      : await db.$queryRaw<{ id: number }[]>`
        UPDATE brands b SET htreviews_id = r."htreviewsId", slug = r.slug, name = r.name, alt_name = r."altName",
          country = r.country, image_url = r."imageUrl", description = r.description, site_url = r."siteUrl",
          founded = r.founded, rating = r.rating, ratings_count = r."ratingsCount",
          reviews_count = r."reviewsCount", status = r.status, status_raw = r."statusRaw", added_on = r."addedOn",
          tab = r.tab, tobaccos_count = r."tobaccosCount", page_validator = r."pageValidator",
          search_text = r."searchText",
          last_seen_at = now(), checked_at = now(), gone_at = NULL
        FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text, name text, "altName" text,
          country text, "imageUrl" text, description text, "siteUrl" text, founded text, rating float8,
          "ratingsCount" int, "reviewsCount" int, status text, "statusRaw" text, "addedOn" date, tab text,
          "tobaccosCount" int, "pageValidator" text, "searchText" text)
        WHERE b.id = ${brandId}
        RETURNING b.id`;
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`Brand ${brand.slug} could not be saved`);
  return id;
}

/** The slugs of brands and lines whose own was given to another, until it is known what theirs is now. */
const MOVED = 'moved-';

async function saveLines(db: Db, brandId: number, { lines }: BrandPlan): Promise<void> {
  await moveLines(db, brandId, lines);
  await upsertLines(db, brandId, lines);
}

/** A line is its number: first the slugs that others need are freed, then each gets the one it has now. */
async function moveLines(db: Db, brandId: number, lines: BrandPlan['lines']): Promise<void> {
  const json = JSON.stringify(lines.filter(({ htreviewsId }) => htreviewsId !== null));
  // What stood under a new slug before its number was known is this line too: its tobaccos come along.
  await db.$executeRaw`
    UPDATE tobaccos t SET line_id = o.id
    FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text)
    JOIN lines o ON o.htreviews_id = r."htreviewsId"
    JOIN lines l ON l.brand_id = ${brandId} AND l.slug = r.slug AND l.htreviews_id IS NULL
    WHERE t.line_id = l.id`;
  await db.$executeRaw`
    UPDATE lines l SET slug = ${MOVED} || l.id, gone_at = CASE WHEN l.htreviews_id IS NULL THEN now() END
    FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text)
    WHERE l.brand_id = ${brandId} AND l.slug = r.slug AND (
      l.htreviews_id <> r."htreviewsId"
      OR (l.htreviews_id IS NULL AND EXISTS (SELECT FROM lines o WHERE o.htreviews_id = r."htreviewsId")))`;
  await db.$executeRaw`
    UPDATE lines l SET slug = ${MOVED} || l.id
    FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text)
    WHERE l.htreviews_id = r."htreviewsId" AND (l.brand_id <> ${brandId} OR l.slug <> r.slug)`;
  await db.$executeRaw`
    UPDATE lines l SET brand_id = ${brandId}, slug = r.slug
    FROM jsonb_to_recordset(${json}::jsonb) AS r("htreviewsId" int, slug text)
    WHERE l.htreviews_id = r."htreviewsId" AND (l.brand_id <> ${brandId} OR l.slug <> r.slug)`;
}

const upsertLines = (db: Db, brandId: number, lines: BrandPlan['lines']) => db.$executeRaw`
  INSERT INTO lines (brand_id, htreviews_id, slug, name, alt_name, description, image_url, strength_official,
    strength_official_raw, strength_by_ratings, strength_by_ratings_raw, status, status_raw, rating, ratings_count,
    tobaccos_count, added_on, content_hash, checked_at)
  SELECT ${brandId}, "htreviewsId", slug, name, "altName", description, "imageUrl", "strengthOfficial",
    "strengthOfficialRaw", "strengthByRatings", "strengthByRatingsRaw", status, "statusRaw", rating, "ratingsCount",
    "tobaccosCount", "addedOn", "contentHash", "checkedAt"
  FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r("htreviewsId" int, slug text, name text,
    "altName" text, description text, "imageUrl" text, "strengthOfficial" smallint, "strengthOfficialRaw" text,
    "strengthByRatings" smallint, "strengthByRatingsRaw" text, status text, "statusRaw" text, rating float8,
    "ratingsCount" int, "tobaccosCount" int, "addedOn" date, "contentHash" text, "checkedAt" timestamptz)
  ON CONFLICT (brand_id, slug) DO UPDATE SET htreviews_id = coalesce(excluded.htreviews_id, lines.htreviews_id), name = excluded.name,
    alt_name = excluded.alt_name, description = excluded.description, image_url = excluded.image_url,
    strength_official = excluded.strength_official, strength_official_raw = excluded.strength_official_raw,
    strength_by_ratings = excluded.strength_by_ratings,
    strength_by_ratings_raw = excluded.strength_by_ratings_raw, status = excluded.status,
    status_raw = excluded.status_raw, rating = excluded.rating, ratings_count = excluded.ratings_count,
    tobaccos_count = excluded.tobaccos_count, added_on = excluded.added_on, content_hash = excluded.content_hash,
    checked_at = excluded.checked_at, last_seen_at = now(), gone_at = NULL`;

const saveTobaccos = (db: Db, brandId: number, tobaccos: TobaccoRow[]) => db.$executeRaw`
  INSERT INTO tobaccos (htreviews_id, brand_id, line_id, slug_path, name, alt_name, image_url, description, rating,
    ratings_count, reviews_count, strength_official, strength_official_raw, strength_by_ratings,
    strength_by_ratings_raw, status, status_raw, added_on, content_hash, last_seen_at, checked_at, absent_since, gone_at,
    page_validator, search_text)
  SELECT r."htreviewsId", ${brandId}, l.id, r."slugPath", r.name, r."altName", r."imageUrl", r.description, r.rating,
    r."ratingsCount", r."reviewsCount", r."strengthOfficial", r."strengthOfficialRaw", r."strengthByRatings",
    r."strengthByRatingsRaw", r.status, r."statusRaw", r."addedOn", r."contentHash", r."lastSeenAt", r."checkedAt",
    r."absentSince", r."goneAt", r."pageValidator", r."searchText"
  FROM jsonb_to_recordset(${JSON.stringify(tobaccos)}::jsonb) AS r("htreviewsId" int, "lineSlug" text,
    "slugPath" text, name text, "altName" text, "imageUrl" text, description text, rating float8,
    "ratingsCount" int, "reviewsCount" int, "strengthOfficial" smallint, "strengthOfficialRaw" text,
    "strengthByRatings" smallint, "strengthByRatingsRaw" text, status text, "statusRaw" text, "addedOn" date,
    "contentHash" text, "lastSeenAt" timestamptz, "checkedAt" timestamptz, "absentSince" timestamptz,
    "goneAt" timestamptz, "pageValidator" text, "searchText" text)
  LEFT JOIN lines l ON l.brand_id = ${brandId} AND l.slug = r."lineSlug"
  ON CONFLICT (htreviews_id) DO UPDATE SET brand_id = excluded.brand_id, line_id = excluded.line_id,
    slug_path = excluded.slug_path, name = excluded.name, alt_name = excluded.alt_name,
    image_url = excluded.image_url, description = excluded.description, rating = excluded.rating,
    ratings_count = excluded.ratings_count, reviews_count = excluded.reviews_count,
    strength_official = excluded.strength_official, strength_official_raw = excluded.strength_official_raw,
    strength_by_ratings = excluded.strength_by_ratings,
    strength_by_ratings_raw = excluded.strength_by_ratings_raw, status = excluded.status,
    status_raw = excluded.status_raw, added_on = excluded.added_on, content_hash = excluded.content_hash,
    last_seen_at = excluded.last_seen_at, checked_at = excluded.checked_at, absent_since = excluded.absent_since,
    gone_at = excluded.gone_at, page_validator = excluded.page_validator, search_text = excluded.search_text`;

async function saveWords(db: Db, words: BrandPlan['words']): Promise<void> {
  const json = JSON.stringify([...words].map(([word, step]) => ({ word, step })));
  await db.$executeRaw`
    INSERT INTO search_vocabulary AS v (word, frequency)
    SELECT word, step FROM jsonb_to_recordset(${json}::jsonb) AS r(word text, step int)
    ON CONFLICT (word) DO UPDATE SET frequency = v.frequency + excluded.frequency`;
  await db.$executeRaw`
    DELETE FROM search_vocabulary v USING jsonb_to_recordset(${json}::jsonb) AS r(word text)
    WHERE v.word = r.word AND v.frequency <= 0`;
}

const saveEvents = (db: Db, brandId: number, runId: number, events: BrandPlan['events']) => db.$executeRaw`
  INSERT INTO catalog_events (kind, tobacco_id, brand_id, line_id, run_id, before, after)
  SELECT r.kind, t.id, ${brandId}, t.line_id, ${runId}, r.before, r.after
  FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
    AS r(kind text, tobacco int, before jsonb, after jsonb)
  LEFT JOIN tobaccos t ON t.htreviews_id = r.tobacco`;
