import type { Catalogue } from '#src/catalogue.ts';
import { oneDecimal, shortNumber } from '#src/format.ts';
import type { Brand, Line, Score, Tobacco } from '#src/model.ts';
import { groupColor } from '#src/vocabulary.ts';

/** Rows as the list endpoints give them: every number is a string. */

const scoreFields = (score: Score) => ({
  rating: oneDecimal(score.rating),
  ratings_count: String(score.ratingsCount),
  reviews: String(score.reviewsCount),
  views: shortNumber(score.views),
});

export const brandJson = (catalogue: Catalogue, brand: Brand, rank: number) => ({
  key: String(rank),
  id: String(brand.id),
  slug: brand.slug,
  name: brand.name,
  alt_name: brand.altName,
  country: brand.country.name,
  tobaccos: String(catalogue.tobaccosOf(brand.id).filter(({ listed }) => listed).length),
  media: brand.image,
  description: brand.description,
  ...scoreFields(brand),
});

export const lineJson = (catalogue: Catalogue, line: Line) => ({
  id: String(line.id),
  slug: catalogue.pathOf(line),
  name: line.name,
  brand: catalogue.brandById(line.brandId)?.name ?? null,
  media: line.image,
  ...scoreFields(line),
});

/** Of the two strengths the endpoints give one; the official one is a guess. */
export function tobaccoJson(catalogue: Catalogue, tobacco: Tobacco) {
  const brand = catalogue.brandById(tobacco.brandId);
  const line = catalogue.lineById(tobacco.lineId);
  return {
    id: String(tobacco.id),
    slug: catalogue.pathOf(tobacco),
    name: tobacco.name,
    alt_name: tobacco.altNameServed,
    media: tobacco.image,
    line: line?.name ?? null,
    line_slug: line === undefined ? null : catalogue.pathOf(line),
    brand: brand?.name ?? null,
    brand_slug: brand?.slug ?? null,
    ...scoreFields(tobacco),
    strength: tobacco.strengthOfficial,
    status: tobacco.status,
    tags: tobacco.tags.map((tag) => ({
      name: tag.name,
      group: tag.group,
      bg0: groupColor(tag.group),
      group_color: groupColor(tag.group),
    })),
  };
}
