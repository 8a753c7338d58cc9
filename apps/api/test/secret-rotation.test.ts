import { createApiClient } from '@hookah/shared/api-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#src/app.ts';
import { apiConfig } from '#src/config.ts';
import { connectDatabase } from '#src/connections.ts';
import { startTestApi, type TestApi, testConfig } from '#src/testing/start-test-api.ts';

const NEW_JWT_SECRET = 'new-jwt-secret-0123456789-0123456789-0123456789';
const NEW_BOT_KEY = 'new-bot-key-0123456789-0123456789-0123456789';
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** The same database behind an API of the next deployment. */
const redeployed = async (withPrevious: boolean) => {
  const old = testConfig(api.connectionString);
  const config = {
    ...old,
    jwtSecret: NEW_JWT_SECRET,
    botApiKey: NEW_BOT_KEY,
    previousSecrets: withPrevious
      ? { jwt: old.jwtSecret, botApiKey: old.botApiKey }
      : { jwt: null, botApiKey: null },
  };
  const connections = connectDatabase(config);
  const app = await buildApp({ connections, config, logger: SILENT });
  const baseUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1`;
  const as = (headers: Record<string, string>) =>
    createApiClient({ baseUrl, retries: 0, headers: () => headers });
  return { as, close: () => app.close().then(connections.close) };
};
const bot = (key: string) => ({ 'x-api-key': key, 'x-telegram-user-id': '901' });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const REFUSED = { status: 401, code: 'UNAUTHENTICATED' };

describe('changing the secrets', () => {
  test('nobody is logged out while the secrets before are still believed', async () => {
    const session = await api.client.with().auth.validate({ initData: api.initData({ id: 901 }) });
    const next = await redeployed(true);
    try {
      expect((await next.as(bearer(session.accessToken)).users.me()).telegramId).toBe(901);
      for (const key of [api.botKey, NEW_BOT_KEY]) {
        expect((await next.as(bot(key)).users.me()).telegramId).toBe(901);
      }
      // What is given out from now on is signed by the new one.
      const renewed = await next.as({}).auth.refresh({ refreshToken: session.refreshToken });
      expect((await next.as(bearer(renewed.accessToken)).users.me()).telegramId).toBe(901);
      await expect(api.client.with(bearer(renewed.accessToken)).users.me()).rejects.toMatchObject(REFUSED);
      await expect(next.as(bot('x'.repeat(40))).users.me()).rejects.toMatchObject(REFUSED);
    } finally {
      await next.close();
    }
  });

  test('afterwards the secrets before open nothing, and the refresh token still does', async () => {
    const session = await api.client.with().auth.validate({ initData: api.initData({ id: 902 }) });
    const next = await redeployed(false);
    try {
      await expect(next.as(bearer(session.accessToken)).users.me()).rejects.toMatchObject(REFUSED);
      await expect(next.as(bot(api.botKey)).users.me()).rejects.toMatchObject(REFUSED);
      const renewed = await next.as({}).auth.refresh({ refreshToken: session.refreshToken });
      expect((await next.as(bearer(renewed.accessToken)).users.me()).telegramId).toBe(902);
    } finally {
      await next.close();
    }
  });

  test('a secret before that is too short is refused as any other', () => {
    const env = { DATABASE_URL: 'postgresql://a@b/c', TELEGRAM_BOT_TOKEN: `1:${'t'.repeat(30)}` };
    const secrets = { JWT_SECRET: 'j'.repeat(32), BOT_API_KEY: 'k'.repeat(32) };
    expect(() => apiConfig({ ...env, ...secrets, JWT_SECRET_PREVIOUS: 'short' })).toThrow(
      /^JWT_SECRET_PREVIOUS must be at least 32/,
    );
  });
});
