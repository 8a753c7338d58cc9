import { describe, expect, it } from 'vitest';
import { ConfigError, settingsOf } from '#src/settings.ts';

const of = (value: string | undefined, name = 'X') => settingsOf({ [name]: value });
const GOOD_SECRET = 'k'.repeat(32);

describe('settings', () => {
  it.each([undefined, '', '   '])('take %j as not set', (value) => {
    expect(of(value).optional('X')).toBeUndefined();
    expect(of(value).text('X', 'fallback')).toBe('fallback');
    expect(of(value).wholeNumber('X', { fallback: 7, max: 9 })).toBe(7);
    expect(of(value).list('X')).toEqual([]);
    expect(of(value).optionalWebAddress('X')).toBeUndefined();
    expect(() => of(value).required('X')).toThrow('X is not set');
  });

  it('read what is good', () => {
    expect(of(' a ').required('X')).toBe('a');
    expect(of('0').port('X', 80)).toBe(0);
    expect(of('b').oneOf('X', ['a', 'b'], 'a')).toBe('b');
    expect(of(' a, ,b ').list('X')).toEqual(['a', 'b']);
    expect(of('https://example.org/api/').optionalWebAddress('X')).toBe('https://example.org/api');
    expect(of(GOOD_SECRET).secret('X')).toBe(GOOD_SECRET);
    expect(of('1:aaaaaaaaaaaaaaaaaaaaaaa', 'TELEGRAM_BOT_TOKEN').botToken()).toMatch(/^1:/);
    expect(of('postgres://a:b@h/d', 'DATABASE_URL').databaseUrl()).toBe('postgres://a:b@h/d');
    expect(of('rediss://:p@h:6380', 'REDIS_URL').redisUrl()).toBe('rediss://:p@h:6380');
    expect(of('', 'REDIS_URL').redisUrl()).toBeUndefined();
    expect(of('debug', 'LOG_LEVEL').logLevel()).toBe('debug');
  });

  const bad: [string, string, (settings: ReturnType<typeof of>) => unknown][] = [
    ['X', '-1', (s) => s.port('X', 80)],
    ['X', '65536', (s) => s.port('X', 80)],
    ['X', '1e3', (s) => s.port('X', 80)],
    ['X', '0x10', (s) => s.wholeNumber('X', { fallback: 1, max: 99 })],
    ['X', '3', (s) => s.wholeNumber('X', { fallback: 5, min: 4, max: 9 })],
    ['X', 'canary', (s) => s.oneOf('X', ['a'], 'a')],
    ['X', 'canary', (s) => s.optionalWebAddress('X')],
    ['X', 'ftp://canary', (s) => s.optionalWebAddress('X')],
    ['X', `${GOOD_SECRET} canary`, (s) => s.secret('X')],
    ['X', 'canary', (s) => s.secret('X')],
    ['REDIS_URL', 'http://canary', (s) => s.redisUrl()],
    ['TELEGRAM_BOT_TOKEN', 'canary', (s) => s.botToken()],
    ['DATABASE_URL', 'mysql://canary/x', (s) => s.databaseUrl()],
    ['DATABASE_URL', 'postgres://canary', (s) => s.databaseUrl()],
    ['LOG_LEVEL', 'canary', (s) => s.logLevel()],
  ];
  it.each(bad)('name %s and keep %j to themselves', (name, value, read) => {
    const attempt = () => read(of(value, name));
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(new RegExp(`^${name} must`));
    expect(attempt).not.toThrow(/canary/);
  });
});
