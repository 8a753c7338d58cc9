import { Failure, Success } from '@hookah/shared/envelope';
import type { TSchema } from 'typebox';

export const ok = <T>(data: T) => ({ success: true as const, data, error: null });

/** The answers a route may give, for the serialiser and for OpenAPI. */
export const answers = <S extends TSchema>(data: S) =>
  ({ 200: Success(data), '4xx': Failure, '5xx': Failure }) as const;
