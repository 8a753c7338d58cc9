import { createServer, type Server, type Socket } from 'node:net';
import { createPrisma, type PrismaClient } from '@hookah/db/client';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import { TEST_BOT_KEY, testConfig } from '#src/testing/start-test-api.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const headers = { 'x-api-key': TEST_BOT_KEY, 'x-telegram-user-id': '1' };

/** A server that takes connections and never says a word, or none at all. */
const databases = {
  'is not there': async () => ({ port: 1, close: async () => undefined }),
  'takes connections and hangs': async () => {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return {
      port: typeof address === 'object' && address ? address.port : 0,
      close: async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};

describe.each(Object.entries(databases))('when the database %s (A9)', (_what, start) => {
  let app: FastifyInstance;
  let prisma: PrismaClient;
  let database: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    database = await start();
    const url = `postgresql://hookah@127.0.0.1:${database.port}/hookah`;
    prisma = createPrisma({ connectionString: url });
    app = await buildApp({ prisma, config: testConfig(url), logger: silent });
    await app.ready();
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await prisma.$disconnect();
  });

  test('the process is live, and not ready within 2 seconds', async () => {
    expect((await app.inject({ url: '/api/v1/health/live' })).statusCode).toBe(200);
    const before = performance.now();
    const ready = await app.inject({ url: '/api/v1/health/ready' });
    expect(performance.now() - before).toBeLessThan(2000);
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } });
  });

  test('reads and writes are told to come back, and nothing of the inside', async () => {
    for (const request of [
      { method: 'GET' as const, url: '/api/v1/tobaccos', headers },
      {
        method: 'POST' as const,
        url: '/api/v1/bot/updates/claim',
        headers: { ...headers, 'idempotency-key': 'k' },
        payload: { limit: 1, leaseSeconds: 1 },
      },
    ]) {
      const before = performance.now();
      const answer = await app.inject(request);
      expect(performance.now() - before).toBeLessThan(3000);
      expect(answer.json()).toEqual({
        success: false,
        data: null,
        error: {
          code: 'SERVICE_UNAVAILABLE',
          message: 'The database does not answer: try again in a moment',
          details: null,
        },
      });
      expect(answer.headers['retry-after']).toBe('1');
    }
  });
});
