import { ConfigError } from '@hookah/config';
import { describe, expect, test } from 'vitest';
import { apiConfig } from '#src/config.ts';

const GOOD = {
  DATABASE_URL: 'postgresql://hookah@127.0.0.1:5432/hookah',
  JWT_SECRET: 'j'.repeat(32),
  BOT_API_KEY: 'k'.repeat(32),
  TELEGRAM_BOT_TOKEN: `123456:${'t'.repeat(30)}`,
};

const problemOf = (env: Record<string, string | undefined>): string => {
  try {
    apiConfig({ ...GOOD, ...env });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('the configuration', () => {
  test('has a default for all that is no secret', () => {
    expect(apiConfig(GOOD)).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      corsOrigins: [],
      trustProxy: [],
      logLevel: 'info',
      catalogSiteUrl: 'https://htreviews.org',
      initDataMaxAgeSeconds: 86_400,
      initDataPublicKey: null,
    });
  });

  test('believes proxies by address or network, of both kinds', () => {
    const { trustProxy } = apiConfig({ ...GOOD, TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1,fd00::/8' });
    expect(trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_URL', 'not-an-address-hunter2'],
    ['JWT_SECRET', 'hunter2'],
    ['JWT_SECRET', 'j'.repeat(31)],
    ['BOT_API_KEY', 'hunter2'],
    ['TELEGRAM_BOT_TOKEN', 'hunter2'],
    ['API_PORT', '70000'],
    ['API_PORT', '3e3'],
    ['CORS_ORIGINS', 'https://app.example.org/'],
    ['CORS_ORIGINS', '*'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.9.0.0/'],
    ['TRUST_PROXY', 'loopback'],
    ['LOG_LEVEL', 'hunter2'],
    ['CATALOG_SITE_URL', 'ftp://hunter2'],
    ['INIT_DATA_MAX_AGE_SECONDS', '86401'],
    ['INIT_DATA_PUBLIC_KEY', 'hunter2'],
    ['API_LIMIT_BOT', '0'],
  ])('refuses a bad %s (%s), names it and does not tell it', (name, value) => {
    const problem = problemOf({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} `));
    expect(problem).not.toContain(value.length > 6 ? value : 'hunter2');
  });

  test('A5 takes secrets of 32 bytes, and none that is shorter by one', () => {
    for (const name of ['JWT_SECRET', 'BOT_API_KEY']) {
      expect(problemOf({ [name]: 's'.repeat(32) })).toBe('');
      expect(problemOf({ [name]: 's'.repeat(31) })).toMatch(new RegExp(`^${name} must be at least 32`));
    }
  });

  test.each(Object.keys(GOOD))('refuses to do without %s', (name) => {
    expect(problemOf({ [name]: undefined })).toBe(`${name} is not set`);
    expect(problemOf({ [name]: '  ' })).toBe(`${name} is not set`);
  });
});
