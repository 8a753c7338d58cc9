import Type, { type Static } from 'typebox';

export const Live = Type.Object({ status: Type.Literal('live') });
export type Live = Static<typeof Live>;

/** Of what we can do without: `none` is wanted, `away` is made up for. */
export const Helper = Type.Union([Type.Literal('none'), Type.Literal('up'), Type.Literal('away')]);
export type Helper = Static<typeof Helper>;

export const Ready = Type.Object({
  status: Type.Literal('ready'),
  database: Type.Literal('up'),
  redis: Helper,
  replica: Helper,
});
export type Ready = Static<typeof Ready>;
