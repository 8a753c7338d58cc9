import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { apiConfig } from '@hookah/api/config';
import { botConfig } from '@hookah/bot/config';
import { miniAppConfig } from '@hookah/miniapp/config';
import { backupConfig } from '@hookah/ops/backup-config';
import { scraperConfig } from '@hookah/scraper/config';
import { expect, it } from 'vitest';
import { startSettings } from '../start/settings.ts';

const example = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));

/** What the deployment's file has filled in from outside. */
const composeVariables = [
  ...readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8').matchAll(/\$\{([A-Z_]+)/g),
].map(([, name = '']) => name);

/** What the example leaves empty, so that every setting is reached. */
const filled: Record<string, string> = {
  ...example,
  DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/c',
  TELEGRAM_BOT_TOKEN: `123456789:${'A'.repeat(35)}`,
  BOT_API_KEY: 'k'.repeat(32),
  JWT_SECRET: 'k'.repeat(32),
  API_URL: 'http://127.0.0.1:3000/api/v1',
  API_PUBLIC_URL: 'https://api.example.org/api/v1',
  MINIAPP_URL: 'https://app.example.org',
  BOT_MODE: 'webhook',
  WEBHOOK_URL: 'https://bot.example.org/telegram/webhook',
  WEBHOOK_SECRET: 's'.repeat(32),
  HTREVIEWS_URL: 'https://htreviews.org',
  SCRAPER_CONTACT_URL: 'https://example.org/about',
  BACKUP_PASSWORD: 'k'.repeat(32),
  BACKUP_OFFSITE: 's3:https://s3.example.org/bucket',
  BACKUP_OFFSITE_KEY_ID: 'id',
  BACKUP_OFFSITE_KEY: 'key',
};

/** The names that a configuration asks for, whatever is set. */
const asked = (read: (env: Record<string, string | undefined>) => unknown): string[] => {
  const names = new Set<string>();
  read(
    new Proxy(filled, {
      get(env, name) {
        if (typeof name === 'string') names.add(name);
        return typeof name === 'string' ? env[name] : undefined;
      },
    }),
  );
  return [...names];
};

it('.env.example names exactly the settings that the programs read', () => {
  const settings = [apiConfig, botConfig, miniAppConfig, scraperConfig, backupConfig, startSettings].flatMap(
    asked,
  );
  // Read by scripts/start.ts itself, before anything else.
  settings.push('HOOKAH_DATA_DIR');
  settings.push(...composeVariables);
  expect(Object.keys(example).toSorted()).toEqual([...new Set(settings)].toSorted());
});

it('what .env.example sets is what the programs take when nothing is set', () => {
  const without = Object.fromEntries(
    Object.entries(filled).filter(([name]) => !example[name] || name === 'BOT_MODE'),
  );
  for (const read of [apiConfig, botConfig, miniAppConfig, scraperConfig, backupConfig, startSettings]) {
    expect(read(filled)).toEqual(read(without));
  }
});
