import { createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { AppError, type ErrorCode } from '@hookah/shared/errors';
import { sign, validate } from '@tma.js/init-data-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInitData } from '#src/auth/init-data.ts';
import { telegramKey } from '#src/auth/telegram-keys.ts';
import { initDataOf, signInitData } from '#src/testing/sign-init-data.ts';

const botToken = '7777777777:AAtest-token-of-a-bot-that-is-not_there';
const now = new Date('2026-03-04T05:06:07Z');
const seconds = Math.floor(now.getTime() / 1000);
const options = { botToken, maxAgeSeconds: 86_400, now };

const codeOf = (raw: string): ErrorCode | null => {
  try {
    checkInitData(raw, options);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const signed = (fields: Record<string, string> = {}) =>
  signInitData({ user: '{"id":42}', auth_date: String(seconds), ...fields }, botToken);

/** https://docs.telegram-mini-apps.com/platform/init-data */
const PUBLISHED = {
  raw: 'user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733509682&signature=TYJxVcisqbWjtodPepiJ6ghziUL94-KNpG8Pau-X7oNNLNBM72APCpi_RKiUlBvcqo5L-LAxIc3dnTzcZX_PDg&hash=a433d8f9847bd6addcc563bff7cc82c89e97ea0d90c11fe5729cae6796a36d73',
  options: {
    botToken: '7342037359:AAHI25ES9xCOMPokpYoz-p8XVrZUdygo2J4',
    maxAgeSeconds: 86_400,
    now: new Date(1_733_509_700_000),
  },
};

describe('A4 M1 init data', () => {
  test('the vector that the Telegram Mini Apps project publishes is accepted, with its signature in the signed string', () => {
    const user = checkInitData(PUBLISHED.raw, PUBLISHED.options);
    expect(user).toMatchObject({ id: 279_058_397, first_name: 'Vladislav + - ? /', language_code: 'ru' });
  });

  test('what another implementation signs is accepted, and what we sign is accepted by it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 51 }),
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        (id, name) => {
          const theirs = sign({ user: { id, first_name: name } }, botToken, now);
          expect(checkInitData(theirs, options)).toMatchObject({ id, first_name: name });
          const ours = initDataOf({ id, first_name: name }, { botToken, at: new Date() });
          validate(ours, botToken, { expiresIn: 0 });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any change of one byte is refused', () => {
    const raw = initDataOf({ id: 42, first_name: 'Ёжик & Co' }, { botToken, at: now });
    fc.assert(
      fc.property(fc.nat(raw.length - 1), fc.integer({ min: 1, max: 255 }), (position, by) => {
        const bytes = Buffer.from(raw, 'latin1');
        bytes[position] = ((bytes[position] ?? 0) + by) % 256;
        expect(codeOf(bytes.toString('latin1'))).toBe('INIT_DATA_INVALID');
      }),
      { numRuns: 10_000 },
    );
  });

  test.each<[string, string, ErrorCode | null]>([
    ['fresh data', signed(), null],
    ['23 hours old', signed({ auth_date: String(seconds - 23 * 3600) }), null],
    ['25 hours old', signed({ auth_date: String(seconds - 25 * 3600) }), 'INIT_DATA_EXPIRED'],
    ['59 seconds ahead', signed({ auth_date: String(seconds + 59) }), null],
    ['61 seconds ahead', signed({ auth_date: String(seconds + 61) }), 'INIT_DATA_INVALID'],
    ['no date', signed({ auth_date: '' }), 'INIT_DATA_INVALID'],
    ['a date in another notation', signed({ auth_date: `${seconds}.0` }), 'INIT_DATA_INVALID'],
    ['a bot', signed({ user: '{"id":42,"is_bot":true}' }), 'INIT_DATA_INVALID'],
    ['an id that is text', signed({ user: '{"id":"42"}' }), 'INIT_DATA_INVALID'],
    ['an id that is a fraction', signed({ user: '{"id":42.5}' }), 'INIT_DATA_INVALID'],
    ['a user that is no JSON', signed({ user: '{' }), 'INIT_DATA_INVALID'],
    ['no user', signInitData({ auth_date: String(seconds) }, botToken), 'INIT_DATA_INVALID'],
    ['a second user', `${signed()}&user=%7B%22id%22%3A43%7D`, 'INIT_DATA_INVALID'],
    ['the same name escaped', `${signed()}&%75ser=x`, 'INIT_DATA_INVALID'],
    ['a second hash', `${signed()}&hash=${'0'.repeat(64)}`, 'INIT_DATA_INVALID'],
    [
      'a hash in capitals',
      signed().replace(/hash=.*/, (hash) => `hash=${hash.slice(5).toUpperCase()}`),
      'INIT_DATA_INVALID',
    ],
    ['no hash', 'user=%7B%22id%22%3A42%7D&auth_date=1', 'INIT_DATA_INVALID'],
    [
      'another bot',
      signInitData({ user: '{"id":42}', auth_date: String(seconds) }, `${botToken}x`),
      'INIT_DATA_INVALID',
    ],
    ['bytes that are no UTF-8', 'a=%FF&hash=00', 'INIT_DATA_INVALID'],
    ['nothing', '', 'INIT_DATA_INVALID'],
    ['more than 4 KiB', signed({ start_param: 'a'.repeat(4096) }), 'INIT_DATA_INVALID'],
  ])('%s', (_what, raw, code) => {
    expect(codeOf(raw)).toBe(code);
  });

  test('a signature that was left out of the signed string is refused', () => {
    const fields = { user: '{"id":42}', auth_date: String(seconds) };
    const key = createHmac('sha256', 'WebAppData').update(botToken).digest();
    const hash = createHmac('sha256', key)
      .update(`auth_date=${fields.auth_date}\nuser=${fields.user}`)
      .digest('hex');
    const raw = new URLSearchParams({ ...fields, signature: 'abc', hash }).toString();
    expect(codeOf(raw)).toBe('INIT_DATA_INVALID');
  });
});

describe('M2 Telegram’s own signature', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const user = '{"id":42}';
  const checked = `7777777777:WebAppData\nauth_date=${seconds}\nuser=${user}`;
  const signature = signBytes(null, Buffer.from(checked), privateKey).toString('base64url');
  const check = (raw: string) => () => checkInitData(raw, { ...options, publicKey });

  test('of the published vector fits the key of production, and not the one of the test environment', () => {
    const withKey = (name: string) => ({ ...PUBLISHED.options, publicKey: telegramKey(name) });
    expect(checkInitData(PUBLISHED.raw, withKey('production'))).toMatchObject({ id: 279_058_397 });
    expect(() => checkInitData(PUBLISHED.raw, withKey('test'))).toThrow('own signature');
  });

  test('is demanded where a key is set, for this bot and these fields', () => {
    expect(check(signed({ signature }))()).toEqual({ id: 42 });
    for (const raw of [
      signed(),
      signed({ signature: '' }),
      signed({ signature: `${signature}==` }),
      signed({ signature: signature.slice(1) }),
      signed({ signature, user: '{"id":43}' }),
      signed({ signature, chat_type: 'private' }),
    ]) {
      expect(check(raw)).toThrow('own signature');
    }
  });

  test('is no substitute for the bot’s', () => {
    const raw = signInitData({ user, auth_date: String(seconds), signature }, `${botToken}x`);
    expect(check(raw)).toThrow('the signature does not fit');
  });
});
