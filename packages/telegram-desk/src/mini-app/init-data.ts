import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Person } from '#src/person.ts';

export type InitDataOptions = {
  /** Seconds or a date; now by default. */
  authDate?: number | Date;
  startParam?: string;
};

export type InitDataSigner = ReturnType<typeof createInitDataSigner>;

/**
 * Signs init data as Telegram does: `hash` by the bot's token over everything else, `signature` by Ed25519 for third
 * parties. https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export function createInitDataSigner(deps: {
  token: string;
  botId: number;
  clock: () => number;
  key?: KeyObject;
}) {
  const key = deps.key ?? generateKeyPairSync('ed25519').privateKey;
  const secret = createHmac('sha256', 'WebAppData').update(deps.token).digest();

  return {
    /** The raw Ed25519 key in hex, as Telegram publishes its own. */
    publicKey: rawPublicKey(key),

    sign(person: Person, allowsWrite: boolean, options: InitDataOptions = {}): string {
      const fields = new Map<string, string>([
        ['user', JSON.stringify(webAppUser(person, allowsWrite))],
        ['auth_date', String(toSeconds(options.authDate ?? deps.clock() / 1000))],
      ]);
      if (options.startParam === undefined) {
        fields.set('query_id', `AA${randomBytes(16).toString('base64url')}`);
      } else {
        // What a direct link t.me/bot/app?startapp=… hands over; a button gives a query_id instead.
        fields.set('chat_type', 'sender');
        fields.set('chat_instance', randomBytes(8).readBigInt64BE().toString());
        fields.set('start_param', options.startParam);
      }
      const thirdParty = `${deps.botId}:WebAppData\n${checkString(fields)}`;
      fields.set('signature', sign(null, Buffer.from(thirdParty), key).toString('base64url'));
      fields.set('hash', createHmac('sha256', secret).update(checkString(fields)).digest('hex'));
      return new URLSearchParams([...fields]).toString();
    },
  };
}

function checkString(fields: ReadonlyMap<string, string>): string {
  return [...fields]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
}

function webAppUser(person: Person, allowsWrite: boolean): Record<string, unknown> {
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName ?? '',
    ...(person.username === undefined ? {} : { username: person.username }),
    ...(person.languageCode === undefined ? {} : { language_code: person.languageCode }),
    ...(person.isPremium ? { is_premium: true } : {}),
    ...(allowsWrite ? { allows_write_to_pm: true } : {}),
  };
}

function toSeconds(date: number | Date): number {
  return Math.floor(date instanceof Date ? date.getTime() / 1000 : date);
}

function rawPublicKey(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('hex');
}
