import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captured } from './capture.ts';

const BOT_TOKEN = '7123456789:AAF-canary_canary-canary_canary-canary';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ';
const HASH = 'c0ffee00'.repeat(8);
const INIT_DATA = `query_id=AAcanary&user=%7B%22id%22%3A1%2C%22first_name%22%3A%22Canary%22%7D&auth_date=1700000000&signature=${'s1gnature'.repeat(9)}&hash=${HASH}`;
const API_KEY = 'canary api key with spaces & signs';

// What must not be found of each, also not in part.
const TRACES = [
  'AAF-canary',
  'c2lnbmF0dXJl',
  'eyJzdWIi',
  'c0ffee00c0ffee00',
  's1gnatures1gnature',
  'Canary',
  API_KEY,
  encodeURIComponent(API_KEY),
];

const SAYINGS: Record<string, string> = {
  'a bot token in a text': `token ${BOT_TOKEN} refused`,
  'a bot token in the URL of the Bot API': `https://api.telegram.org/bot${BOT_TOKEN}/sendMessage`,
  'a bot token in a URL-encoded URL': encodeURIComponent(`https://api.telegram.org/bot${BOT_TOKEN}/getMe`),
  'a file URL of Telegram': `https://api.telegram.org/file/bot${BOT_TOKEN}/photos/1.jpg`,
  'a JWT': `Authorization: Bearer ${JWT}`,
  'a JWT in a URL': `/api/v1/users/me?access=${JWT}`,
  'init data': INIT_DATA,
  'init data in a header': `authorization: tma ${INIT_DATA}`,
  'init data in the fragment of a Mini App': `https://app.example/#tgWebAppData=${encodeURIComponent(INIT_DATA)}&tgWebAppVersion=8.0`,
  'init data as JSON': JSON.stringify({ initData: INIT_DATA }),
  'the hash alone': `hash=${HASH}`,
  'a literal secret': `x-api-key: ${API_KEY}`,
  'a literal secret in a URL': `https://x/?key=${encodeURIComponent(API_KEY)}`,
};

function expectNoTrace(text: string): void {
  for (const trace of TRACES) expect(text).not.toContain(trace);
}

for (const [what, saying] of Object.entries(SAYINGS)) {
  test(`${what} is written nowhere: message, field, key, nested, error, cause, stack, child, request id`, () => {
    for (const pretty of [false, true]) {
      const { log, text, lines } = captured({ secrets: [API_KEY], pretty });
      const error = Object.assign(new Error(saying, { cause: { response: { url: saying } } }), {
        config: { url: saying },
      });
      log.info(saying);
      log.info(
        { text: saying, [saying]: 1, nested: [{ deep: new Map([[saying, new Set([saying])]]) }] },
        saying,
      );
      log.error(error);
      log.error({ err: error, url: new URL('https://x/?'.concat(encodeURI(saying))) }, 'failed');
      log.child({ saying }).warn('child');
      expect(lines().length).toBeGreaterThanOrEqual(5);
      expectNoTrace(text());
    }
  });
}

test('what stands under a secret name is hidden, in any spelling, while its absence is shown', () => {
  const { log, records } = captured();
  const names = [
    'token',
    'refreshToken',
    'BOT_TOKEN',
    'password',
    'Authorization',
    'X-API-Key',
    'api_key',
    'cookie',
    'set-cookie',
    'initData',
    'init_data',
    'hash',
    'jwtSecret',
    'X-Telegram-Bot-Api-Secret-Token',
  ];
  for (const name of names) log.info({ headers: { [name]: 'plainword' }, [name]: ['plainword'] });
  expect(JSON.stringify(records())).not.toContain('plainword');
  log.info({ token: null, contentHash: 'abc', tokens: 3 }, 'kept');
  expect(records().at(-1)).toMatchObject({ token: null, contentHash: 'abc', tokens: 3 });
});

test('the password of a connection string is hidden, the rest stays readable', () => {
  const { log, text } = captured();
  log.error(`cannot reach postgresql://hookah:s3cr3t/p@ss@db:5432/hookah`);
  log.error({ redis: 'redis://:s3cr3t@cache:6379' }, 'x');
  expect(text()).not.toContain('s3cr3t');
  expect(text()).toContain('db:5432/hookah');
});

test('ordinary words, ids, times and sums are left alone', () => {
  const { log, text } = captured({ secrets: ['short', 'a-real-secret'] });
  const plain =
    'a short text at 12:30:45, id 0190b5c0-1111-7222-8333-444455556666, 8.5k views, https://htreviews.org/tobaccos/sarma?r=position&s=rating';
  log.info({ note: plain }, plain);
  expect(text().split(plain)).toHaveLength(3);
});

test('a secret anywhere in any value never appears', () => {
  const secrets = Object.values(SAYINGS);
  const leaf = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...secrets) }, fc.string(), fc.integer());
  const value = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc
        .tuple(fc.string(), leaf, fc.string())
        .map(([before, secret, after]) => `${before} ${secret} ${after}`),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...secrets)), tie('tree'), { maxKeys: 4 }),
      tie('tree').map((inner) => new Error(typeof inner === 'string' ? inner : 'x', { cause: inner })),
    ),
  })).tree;
  fc.assert(
    fc.property(value, (any) => {
      const { log, text } = captured({ secrets: [API_KEY] });
      log.info(any);
      log.error({ any }, typeof any === 'string' ? any : 'x');
      expectNoTrace(text());
    }),
    { numRuns: 300 },
  );
});

test('a hostile text costs milliseconds, not minutes', () => {
  const { log } = captured({ secrets: [API_KEY] });
  const bait = ['hash=', '1', 'eyJ', '://a:', 'token', '"token":"', 'a&', '%3A', 'Bearer ', '\\', '"'].map(
    (piece) => piece.repeat(65_536 / piece.length),
  );
  const started = performance.now();
  for (const text of bait) log.info(text);
  expect(performance.now() - started).toBeLessThan(3_000);
});
