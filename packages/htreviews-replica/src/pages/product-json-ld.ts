import { oneDecimal } from '#src/format.ts';
import { type Html, jsonLd } from '#src/html.ts';
import type { Brand, Line, Score, Tobacco } from '#src/model.ts';
import { type PageContext, pageUrl, pictureUrl } from './context.ts';

/** List rows carry the same block with an empty description. */
export function productJsonLd(context: PageContext, object: Tobacco | Line, description: string): Html {
  const path = context.catalogue.pathOf(object);
  return jsonLd({
    '@context': 'http://schema.org',
    '@type': 'Product',
    category: path,
    name: object.name,
    description: oneLine(description),
    image: pictureUrl(context, object.image),
    url: pageUrl(context, path),
    brand: { '@type': 'Brand', name: context.catalogue.brandById(object.brandId)?.name },
    aggregateRating: aggregateRating(object),
  });
}

/** As on the site: both names in one, and a picture address that has "/tobaccos" too much. */
export const brandJsonLd = (context: PageContext, brand: Brand): Html =>
  jsonLd({
    '@context': 'http://schema.org',
    '@type': 'Product',
    category: brand.slug,
    name: [brand.name, brand.altName].filter((name) => name !== null).join(' '),
    description: oneLine(brand.description),
    image: pictureUrl({ ...context, origin: `${context.origin}/tobaccos` }, brand.image),
    url: pageUrl(context, brand.slug),
    aggregateRating: aggregateRating(brand),
  });

/** The site puts the number of ratings under reviewCount. */
const aggregateRating = (score: Score) => ({
  '@type': 'AggregateRating',
  ratingValue: oneDecimal(score.rating),
  reviewCount: String(score.ratingsCount),
  bestRating: '5',
  worstRating: '1',
});

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
