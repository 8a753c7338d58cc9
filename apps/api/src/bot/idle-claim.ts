import { Success } from '@hookah/shared/envelope';
import Type from 'typebox';
import { Compile } from 'typebox/compile';

const nothingClaimed = Compile(Success(Type.Object({ items: Type.Array(Type.Unknown(), { maxItems: 0 }) })));

/** Of a claim's answer: there was nothing to do. An idle bot hears so every few seconds. */
export const isIdle = (answer: unknown): boolean => nothingClaimed.Check(answer);
