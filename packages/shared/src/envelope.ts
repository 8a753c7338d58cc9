import Type, { type TSchema } from 'typebox';
import { ERROR_CODES, type ErrorCode } from './errors.ts';
import { Nullable, OneOf } from './schema.ts';

/** The shape of every answer: exactly one of `data` and `error` is filled. */
export type Envelope<T> =
  | { success: true; data: T; error: null }
  | { success: false; data: null; error: ErrorBody };

export type ErrorBody = { code: ErrorCode; message: string; details: Record<string, unknown> | null };

export const Success = <S extends TSchema>(data: S) =>
  Type.Object({ success: Type.Literal(true), data, error: Type.Null() });

export const Failure = Type.Object({
  success: Type.Literal(false),
  data: Type.Null(),
  error: Type.Object({
    code: OneOf(ERROR_CODES),
    message: Type.String(),
    details: Nullable(Type.Record(Type.String(), Type.Unknown())),
  }),
});
