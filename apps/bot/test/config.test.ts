import { describe, expect, test } from 'vitest';
import { botConfig } from '#src/config.ts';

const SECRET = 's3cret_s3cret_s3cret_s3cret_s3cret';
const polling = {
  TELEGRAM_BOT_TOKEN: '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  API_URL: 'http://127.0.0.1:3000/api/v1',
  BOT_API_KEY: SECRET,
};
const webhook = {
  ...polling,
  BOT_MODE: 'webhook',
  WEBHOOK_URL: 'https://bot.example.org/telegram/webhook',
  WEBHOOK_SECRET: SECRET,
};

test('the bot polls the real Telegram unless told otherwise', () => {
  expect(botConfig(polling)).toMatchObject({
    telegramApiRoot: 'https://api.telegram.org',
    miniAppUrl: null,
    delivery: { mode: 'polling' },
  });
});

test('a webhook knows its public address, its secret and where to listen', () => {
  expect(botConfig({ ...webhook, WEBHOOK_PORT: '0' }).delivery).toEqual({
    mode: 'webhook',
    url: webhook.WEBHOOK_URL,
    secret: SECRET,
    host: '127.0.0.1',
    port: 0,
  });
});

describe('a setting that can’t be used is named, and its value is not told', () => {
  test.each([
    ['TELEGRAM_BOT_TOKEN', 'hush-hush'],
    ['TELEGRAM_API_ROOT', 'hush-hush'],
    ['API_URL', 'hush-hush'],
    ['API_URL', ''],
    ['BOT_API_KEY', ' '],
    ['MINIAPP_URL', 'http://hush-hush.example.org'],
    ['BOT_MODE', 'hush-hush'],
    ['LOG_LEVEL', 'hush-hush'],
    ['WEBHOOK_URL', 'http://hush-hush.example.org/'],
    ['WEBHOOK_SECRET', 'hush-hush'],
    ['WEBHOOK_PORT', '70000'],
  ])('%s=%j', (name, value) => {
    const configure = () => botConfig({ ...webhook, [name]: value });
    expect(configure).toThrow(name);
    expect(configure).not.toThrow(/hush-hush|70000/);
  });
});
