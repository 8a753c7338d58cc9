import Fastify, { type FastifyBaseLogger } from 'fastify';
import { expect, test } from 'vitest';
import { currentRequestId, withRequestId } from '#src/logger.ts';
import { captured } from './capture.ts';

test('as Fastify’s logger it writes the request’s id in every line, ours and Fastify’s, and no secret of a failed request', async () => {
  const { log, records, text } = captured();
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({ loggerInstance, requestIdHeader: 'x-request-id' });
  app.addHook('onRequest', (request, _reply, done) => withRequestId(request.id, done));
  app.get('/fails', async (request) => {
    request.log.info('by the request');
    log.info('by the service');
    throw new Error(`refused: ${request.headers.authorization} ${currentRequestId()}`);
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const answer = await fetch(`${address}/fails?token=canary-token`, {
      headers: { 'x-request-id': 'bot-42', authorization: 'Bearer canary-canary-canary' },
    });
    expect(answer.status).toBe(500);
  } finally {
    await app.close();
  }
  const ofTheRequest = records().filter(({ requestId }) => requestId === 'bot-42');
  expect(ofTheRequest.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['incoming request', 'by the request', 'by the service', 'request completed']),
  );
  expect(ofTheRequest).toContainEqual(
    expect.objectContaining({ level: 'error', err: expect.objectContaining({ stack: expect.any(String) }) }),
  );
  expect(text()).not.toContain('canary');
});
