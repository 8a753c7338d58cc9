import type { PrismaClient } from '@hookah/db/client';
import type { Replica } from '@hookah/htreviews-replica';
import { cleanText } from '#src/htreviews/clean.ts';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const byId = <T extends { id: number }>(rows: T[]) => rows.sort((a, b) => a.id - b.id);

/** The catalogue in our database, under the site's numbers. */
export async function catalogueOf(prisma: PrismaClient) {
  const brands = await prisma.brand.findMany();
  const lines = await prisma.line.findMany({ include: { brand: true } });
  const tobaccos = await prisma.tobacco.findMany({
    include: { brand: true, line: true, tags: { include: { tag: true } } },
  });
  return {
    brands: byId(
      brands.map((brand) => ({
        id: brand.htreviewsId ?? 0,
        slug: brand.slug,
        name: brand.name,
        altName: brand.altName,
        country: brand.country,
        imageUrl: brand.imageUrl,
        description: brand.description,
        siteUrl: brand.siteUrl,
        founded: brand.founded,
        rating: brand.rating,
        ratingsCount: brand.ratingsCount,
        reviewsCount: brand.reviewsCount,
        status: brand.statusRaw,
        addedOn: day(brand.addedOn),
        tab: brand.tab,
      })),
    ),
    lines: byId(
      lines.map((line) => ({
        id: line.htreviewsId ?? 0,
        brand: line.brand.slug,
        slug: line.slug,
        name: line.name,
        description: line.description,
        imageUrl: line.imageUrl,
        strengthOfficial: line.strengthOfficialRaw,
        strengthByRatings: line.strengthByRatingsRaw,
        status: line.statusRaw,
        rating: line.rating,
        ratingsCount: line.ratingsCount,
        addedOn: day(line.addedOn),
      })),
    ),
    tobaccos: byId(
      tobaccos.map((tobacco) => ({
        id: tobacco.htreviewsId,
        path: tobacco.slugPath,
        brand: tobacco.brand.slug,
        line: tobacco.line?.slug ?? null,
        name: tobacco.name,
        altName: tobacco.altName,
        imageUrl: tobacco.imageUrl,
        description: tobacco.description,
        rating: tobacco.rating,
        ratingsCount: tobacco.ratingsCount,
        reviewsCount: tobacco.reviewsCount,
        strengthOfficial: tobacco.strengthOfficialRaw,
        strengthByRatings: tobacco.strengthByRatingsRaw,
        status: tobacco.statusRaw,
        addedOn: day(tobacco.addedOn),
        tags: tobacco.tags.map(({ tag }) => `${tag.htreviewsId} ${tag.groupName}: ${tag.name}`).sort(),
      })),
    ),
  };
}

/** What the site would have us know. */
export function truthOf({ catalogue, url }: Replica): Awaited<ReturnType<typeof catalogueOf>> {
  const picture = (path: string | null) => (path === null ? null : `${url}/${path}`);
  const score = ({ rating, ratingsCount }: { rating: number; ratingsCount: number }) => ({
    rating: rating === 0 ? null : rating,
    ratingsCount,
  });
  const brandSlug = (id: number) => catalogue.brandById(id)?.slug ?? '';
  return {
    brands: byId(
      catalogue.brands().map((brand) => ({
        id: brand.id,
        slug: brand.slug,
        name: brand.name,
        altName: brand.altName,
        country: brand.country.name,
        imageUrl: picture(brand.image),
        description: cleanText(brand.description),
        siteUrl: brand.site === null ? null : new URL(brand.site).href,
        founded: brand.founded === null ? null : String(brand.founded),
        ...score(brand),
        reviewsCount: brand.reviewsCount,
        status: brand.status,
        addedOn: brand.addedOn,
        tab: brand.tab,
      })),
    ),
    lines: byId(
      catalogue.lines().map((line) => ({
        id: line.id,
        brand: brandSlug(line.brandId),
        slug: line.slug,
        name: line.name,
        description: cleanText(line.description),
        imageUrl: picture(line.image),
        strengthOfficial: line.strengthOfficial,
        strengthByRatings: line.strengthByRatings,
        status: line.status,
        ...score(line),
        addedOn: line.addedOn,
      })),
    ),
    tobaccos: byId(
      catalogue
        .tobaccos()
        .filter(({ listed }) => listed)
        .map((tobacco) => ({
          id: tobacco.id,
          path: catalogue.pathOf(tobacco),
          brand: brandSlug(tobacco.brandId),
          line: catalogue.lineById(tobacco.lineId)?.slug ?? null,
          name: tobacco.name,
          altName: tobacco.altName,
          imageUrl: picture(tobacco.image),
          description: cleanText(tobacco.description),
          ...score(tobacco),
          reviewsCount: tobacco.reviewsCount,
          strengthOfficial: tobacco.strengthOfficial,
          strengthByRatings: tobacco.strengthByRatings,
          status: tobacco.status,
          addedOn: tobacco.addedOn,
          tags: tobacco.tags.map(({ id, group, name }) => `${id} ${group}: ${name}`).sort(),
        })),
    ),
  };
}

/** A row that was written has another version. */
export const tobaccoVersions = (prisma: PrismaClient) =>
  prisma.$queryRaw<{ id: number; version: string }[]>`
    SELECT id, xmin::text || ' ' || ctid::text AS version FROM tobaccos ORDER BY id`;
