import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { AppError } from '@hookah/shared/errors';
import { TelegramId } from '@hookah/shared/schema';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** Whom Telegram vouches for. */
export type InitDataUser = Static<typeof InitDataUser>;
const InitDataUser = Type.Object({
  id: TelegramId,
  is_bot: Type.Optional(Type.Boolean()),
  first_name: Type.Optional(Type.String()),
  last_name: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
  language_code: Type.Optional(Type.String()),
  allows_write_to_pm: Type.Optional(Type.Boolean()),
});
const userSchema = Compile(InitDataUser);

const MAX_BYTES = 4096;
const MAX_AHEAD_SECONDS = 60;

/**
 * Checks what a Mini App says Telegram told it, and gives the person it is about.
 * https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 * With a public key of Telegram's, its Ed25519 signature is demanded too: then a stolen bot token signs nobody in.
 * @throws AppError INIT_DATA_INVALID, or INIT_DATA_EXPIRED for genuine data that is too old.
 */
export const checkInitData = (
  raw: string,
  {
    botToken,
    publicKey = null,
    maxAgeSeconds,
    now,
  }: { botToken: string; publicKey?: KeyObject | null; maxAgeSeconds: number; now: Date },
): InitDataUser => {
  const fields = parse(raw);
  const hash = fields.get('hash');
  if (hash === undefined || !isSigned(fields, hash, botToken)) throw invalid('the signature does not fit');
  if (publicKey !== null && !isSignedByTelegram(fields, botToken, publicKey)) {
    throw invalid('Telegram’s own signature is missing or does not fit');
  }

  const authDate = fields.get('auth_date') ?? '';
  if (!/^[1-9]\d{0,11}$/.test(authDate)) throw invalid('auth_date is missing or not a number');
  const age = now.getTime() / 1000 - Number(authDate);
  if (age < -MAX_AHEAD_SECONDS) throw invalid('auth_date is in the future');
  if (age > maxAgeSeconds) {
    throw new AppError('INIT_DATA_EXPIRED', 'The init data is too old: reopen the Mini App');
  }

  const user = userOf(fields.get('user'));
  if (user.is_bot) throw invalid('bots have no list');
  return user;
};

const invalid = (why: string) => new AppError('INIT_DATA_INVALID', `The init data is refused: ${why}`);

/**
 * One spelling only, the one Telegram writes: bytes that decode to the same text are not the same data. So escapes
 * are upper case, nothing stands unescaped that needn't, and no name comes twice (which one would count?).
 */
const parse = (raw: string): Map<string, string> => {
  if (Buffer.byteLength(raw) > MAX_BYTES) throw invalid(`it is longer than ${MAX_BYTES} bytes`);
  if (!/^(?:[\w.~!*'()+=&-]|%[0-9A-F]{2})+$/.test(raw)) throw invalid('it is not a query string');
  const fields = new Map<string, string>();
  for (const pair of raw.split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw invalid('a field has no name or no value');
    const name = decode(pair.slice(0, equals));
    if (fields.has(name)) throw invalid('a field comes twice');
    fields.set(name, decode(pair.slice(equals + 1)));
  }
  return fields;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    throw new AppError('INIT_DATA_INVALID', 'The init data is refused: it is not UTF-8', { cause: error });
  }
};

/** Only `hash` is left out: `signature`, which came later, is part of what is signed. */
const isSigned = (fields: ReadonlyMap<string, string>, hash: string, botToken: string): boolean => {
  if (!/^[0-9a-f]{64}$/.test(hash)) return false;
  const checked = checkString(fields, ['hash']);
  const key = createHmac('sha256', 'WebAppData').update(botToken).digest();
  const expected = createHmac('sha256', key).update(checked).digest();
  return timingSafeEqual(expected, Buffer.from(hash, 'hex'));
};

/** https://core.telegram.org/bots/webapps#validating-data-for-third-party-use */
const isSignedByTelegram = (
  fields: ReadonlyMap<string, string>,
  botToken: string,
  publicKey: KeyObject,
): boolean => {
  const signature = fields.get('signature') ?? '';
  if (!/^[\w-]{86}$/.test(signature)) return false;
  const [botId = ''] = botToken.split(':');
  const checked = `${botId}:WebAppData\n${checkString(fields, ['hash', 'signature'])}`;
  return verify(null, Buffer.from(checked), publicKey, Buffer.from(signature, 'base64url'));
};

const checkString = (fields: ReadonlyMap<string, string>, without: readonly string[]): string =>
  [...fields]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');

const userOf = (json: string | undefined): InitDataUser => {
  if (json === undefined) throw invalid('it names no user');
  let user: unknown;
  try {
    user = JSON.parse(json);
  } catch (error) {
    throw new AppError('INIT_DATA_INVALID', 'The init data is refused: the user is not JSON', {
      cause: error,
    });
  }
  if (!userSchema.Check(user)) throw invalid('the user is not as Telegram writes one');
  return user;
};
