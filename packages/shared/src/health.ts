import Type, { type Static } from 'typebox';

export const Live = Type.Object({ status: Type.Literal('live') });
export type Live = Static<typeof Live>;

export const Ready = Type.Object({ status: Type.Literal('ready'), database: Type.Literal('up') });
export type Ready = Static<typeof Ready>;
