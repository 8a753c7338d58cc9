import { createPublicKey, verify } from 'node:crypto';
import { parse, validate } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { ANNA, startDesk, TOKEN } from './support.ts';

test('init data passes an independent check of its signature and carries the person', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  anna.start();
  const initData = anna.initData();
  validate(initData, TOKEN);
  expect(() => validate(initData, '4242:another-token')).toThrow();
  expect(() => validate(initData.replace('anna', 'olga'), TOKEN)).toThrow();
  expect(parse(initData)).toMatchObject({
    query_id: expect.stringMatching(/^AA/),
    signature: expect.stringMatching(/^[A-Za-z0-9_-]{86}$/),
    user: {
      id: ANNA.id,
      first_name: 'Анна',
      last_name: 'Смирнова',
      username: 'anna',
      language_code: 'ru',
      allows_write_to_pm: true,
    },
  });
});

test('a third party can check it by the public key, knowing the id of the bot alone', async () => {
  const desk = await startDesk();
  const fields = new URLSearchParams(desk.person(ANNA.id).initData());
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64url');
  for (const name of ['hash', 'signature']) fields.delete(name);
  const pairs = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const x = Buffer.from(desk.webAppPublicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = (botId: number) => Buffer.from(`${botId}:WebAppData\n${pairs.join('\n')}`);
  expect(verify(null, signed(4242), key, signature)).toBe(true);
  expect(verify(null, signed(4243), key, signature)).toBe(false);
});

test('it can be of any age and carry a start parameter', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  const yesterday = new Date(Date.now() - 86_400_000);
  const old = anna.initData({ authDate: yesterday, startParam: 'brand_north' });
  expect(() => validate(old, TOKEN, { expiresIn: 3600 })).toThrow();
  validate(old, TOKEN, { expiresIn: 90_000 });
  expect(parse(old)).toMatchObject({ start_param: 'brand_north', chat_type: 'sender' });
  expect(parse(old).auth_date).toEqual(new Date(Math.floor(yesterday.getTime() / 1000) * 1000));
});

test('the address of an opened Mini App has launch parameters after its own query and hash', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  anna.start();
  const menuButton = { type: 'web_app', text: 'Open', web_app: { url: 'https://e.com/app?v=1#/list' } };
  await fetch(`${desk.url}/bot${TOKEN}/setChatMenuButton`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ menu_button: menuButton }),
  });
  const opened = anna.openWebApp(undefined, { startParam: 'add_1', colorScheme: 'dark' });
  const [address, hash = ''] = opened.url.split('#');
  expect(address).toBe('https://e.com/app?v=1&tgWebAppStartParam=add_1');
  expect(hash.startsWith('/list?')).toBe(true);
  const launch = new URLSearchParams(hash.slice('/list?'.length));
  expect(launch.get('tgWebAppData')).toBe(opened.initData);
  expect(launch.get('tgWebAppVersion')).toBe('8.0');
  expect(JSON.parse(launch.get('tgWebAppThemeParams') ?? '')).toMatchObject({ bg_color: '#17212b' });
});
