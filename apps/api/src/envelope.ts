import { Failure, Success } from '@hookah/shared/envelope';
import { FAILURE } from '@hookah/shared/examples/things';
import Type, { type Static, type TSchema } from 'typebox';

export const ok = <T>(data: T) => ({ success: true as const, data, error: null });

/** Known to Fastify once, so that OpenAPI names it instead of repeating it in every route. */
export const SHARED_FAILURE = { ...Failure, $id: 'Failure', examples: [FAILURE] };
const FailureRef = Type.Unsafe<Static<typeof Failure>>({ $ref: 'Failure#' });

/** The answers a route may give, for the serialiser and for OpenAPI. */
export const answers = <S extends TSchema>(data: S) =>
  ({ 200: Success(data), '4xx': FailureRef, '5xx': FailureRef }) as const;

/** A file by its media types instead of an envelope; refusals keep theirs. */
export const file = <C extends Readonly<Record<string, TSchema>>>(contents: C) =>
  ({
    200: {
      description: 'The file',
      content: Object.fromEntries(
        Object.entries(contents).map(([type, schema]) => [type, { schema: schema as C[keyof C] }]),
      ),
    },
    '4xx': FailureRef,
    '5xx': FailureRef,
  }) as const;
