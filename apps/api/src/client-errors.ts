import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { AppError } from '@hookah/shared/errors';
import { failureBody } from './plugins/failures.ts';

const refusalOf = (code: string | undefined): AppError => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('HEADERS_TOO_LARGE', 'The headers are longer than 16 KiB');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('REQUEST_TIMEOUT', 'The request did not arrive in time');
    default:
      return new AppError('MALFORMED_REQUEST', 'This is not HTTP');
  }
};

/** What Node's parser refuses before Fastify sees a request gets the envelope too. */
export const answerClientError = (error: Error & { code?: string }, socket: Socket): void => {
  // The other side has hung up: nobody reads an answer.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = refusalOf(error.code);
  const body = JSON.stringify(failureBody(refusal));
  socket.end(
    [
      `HTTP/1.1 ${refusal.statusCode} ${refusal.code}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${randomUUID()}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
