import Type, { type Static } from 'typebox';
import { BrandRef, LineRef } from './catalog.ts';
import { Moment } from './schema.ts';

/** The latest first; at most 500 of each. */
export const Follows = Type.Object({
  brands: Type.Array(Type.Object({ brand: BrandRef, followedAt: Moment })),
  lines: Type.Array(Type.Object({ line: LineRef, brand: BrandRef, followedAt: Moment })),
});
export type Follows = Static<typeof Follows>;
