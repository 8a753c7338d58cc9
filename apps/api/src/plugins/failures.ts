import type { ErrorBody } from '@hookah/shared/envelope';
import { AppError, type ErrorCode } from '@hookah/shared/errors';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { SHARED_FAILURE } from '#src/envelope.ts';
import type { Log } from '#src/log.ts';
import { requestIdOf } from './request-id.ts';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  431: 'HEADERS_TOO_LARGE',
  503: 'SERVICE_UNAVAILABLE',
};

/** Whatever was thrown, as one of our refusals. What is not a client's doing keeps its reasons to itself. */
export const refusalOf = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.cause instanceof AppError) return error.cause;
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  if (typeof status === 'number' && status === 503) {
    return new AppError('SERVICE_UNAVAILABLE', 'This took too long: try again in a moment', { cause: error });
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const code = BY_STATUS[status] ?? 'MALFORMED_REQUEST';
    return new AppError(code, error instanceof Error ? error.message : 'The request is not understood', {
      cause: error,
    });
  }
  return new AppError('INTERNAL', 'Something went wrong here', { cause: error });
};

export const failureBody = ({ code, message, details }: AppError) => ({
  success: false as const,
  data: null,
  error: { code, message, details } satisfies ErrorBody,
});

const sendRefusal = (reply: FastifyReply, refusal: AppError) => {
  const wait = refusal.details?.retryAfterSeconds;
  if (typeof wait === 'number') reply.header('retry-after', String(wait));
  else if (refusal.code === 'SERVICE_UNAVAILABLE') reply.header('retry-after', '1');
  return reply
    .code(refusal.statusCode)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(failureBody(refusal));
};

export const failures = fp<{ log: Log }>(
  async (app, { log }) => {
    app.addSchema(SHARED_FAILURE);
    app.setErrorHandler((error, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal.statusCode >= 500) {
        log.error(
          {
            requestId: request.id,
            method: request.method,
            route: request.routeOptions.url ?? null,
            err: refusal.cause ?? refusal,
          },
          'request failed',
        );
      }
      return sendRefusal(reply, refusal);
    });
  },
  { name: 'failures' },
);

/** For what Fastify refuses before any hook runs, such as an address that can't be decoded. */
export const frameworkErrors = (error: Error, request: { headers: object }, reply: FastifyReply): void => {
  reply.header('x-request-id', requestIdOf({ headers: { ...request.headers } }));
  reply.header('cache-control', 'no-store');
  sendRefusal(reply, refusalOf(error));
};
