import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildApp } from '@hookah/api/app';
import { apiConfig } from '@hookah/api/config';
import { connectDatabase } from '@hookah/api/connections';
import { initDataOf } from '@hookah/api/testing/init-data';
import { buildStaticServer } from '@hookah/miniapp/server';
import { createApiClient } from '@hookah/shared/api-client';
import type { BenchDatabase } from '#src/database.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';
import { type Pictures, servePictures } from './pictures.ts';

const BOT_TOKEN = '7777777777:AAbench-token-of-a-bot-that-is-not_there';
const MANY = '10000000';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export type Stage = {
  /** The app as Telegram opens it for somebody with so many tobaccos on the list. */
  addressFor: (items: number) => Promise<string>;
  close: () => Promise<void>;
};

const build = async (outDir: string): Promise<void> => {
  const app = join(import.meta.dirname, '../../apps/miniapp');
  await promisify(execFile)(
    process.execPath,
    [join(app, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir'],
    { cwd: app, env: { PATH: process.env.PATH, NODE_ENV: 'production' } },
  );
};

const givePictures = async (database: BenchDatabase, { url }: Pictures): Promise<void> => {
  await database.query(`UPDATE tobaccos SET image_url = $1 || '/' || htreviews_id || '.webp'`, [url]);
  await database.query('VACUUM (ANALYZE) tobaccos');
};

/** The production build on its own server, the real API, and a catalogue of `tobaccos`, with pictures or without. */
export async function startStage(
  database: BenchDatabase,
  tobaccos: number,
  { isPictured }: { isPictured: boolean },
): Promise<Stage> {
  await seedCatalogue(database.query, tobaccos);
  const pictures = isPictured ? await servePictures() : null;
  if (pictures !== null) await givePictures(database, pictures);
  const distDir = await mkdtemp(join(tmpdir(), 'bench-miniapp-'));
  await build(distDir);
  const configWith = (origins: string) =>
    apiConfig({
      DATABASE_URL: database.connectionString,
      JWT_SECRET: 'bench-jwt-secret-0123456789-0123456789-0123456789',
      BOT_API_KEY: 'bench-bot-key-0123456789-0123456789-0123456789',
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      CATALOG_SITE_URL: 'https://catalogue.example.org',
      API_PORT: '0',
      CORS_ORIGINS: origins,
      API_LIMIT_PER_ADDRESS: MANY,
      API_LIMIT_PER_USER: MANY,
      API_LIMIT_BOT: MANY,
    });
  // The app is told the API's address and the API the app's: the app's port is found first, by listening once.
  const probe = await buildStaticServer({ distDir, apiUrl: 'http://127.0.0.1/api/v1', botUsername: null });
  const url = await probe.listen({ host: '127.0.0.1', port: 0 });
  await probe.close();
  const config = configWith(url);
  const connections = connectDatabase(config);
  const api = await buildApp({ connections, config, logger: silent });
  const apiUrl = `${await api.listen({ host: '127.0.0.1', port: 0 })}/api/v1`;
  const app = await buildStaticServer({ distDir, apiUrl, botUsername: 'hookah_bot' });
  await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });

  return {
    addressFor: async (items) => {
      const initData = initDataOf({ id: 1_000_000 + items }, { botToken: BOT_TOKEN });
      const { accessToken } = await createApiClient({ baseUrl: apiUrl }).auth.validate({ initData });
      const person = createApiClient({
        baseUrl: apiUrl,
        headers: () => ({ authorization: `Bearer ${accessToken}` }),
      });
      if (items > 0 && (await person.wishlist.list({ limit: 1 })).items.length === 0) {
        const { item } = await person.wishlist.add({ customName: 'Первая запись' });
        await database.query(
          `INSERT INTO wishlist_items (wishlist_id, tobacco_id, added_at)
           SELECT i.wishlist_id, t.id, now() - t.id * interval '1 second'
           FROM wishlist_items i, (SELECT id FROM tobaccos ORDER BY id LIMIT $2) t WHERE i.id = $1`,
          [item.id, items - 1],
        );
      }
      const launch = new URLSearchParams({
        tgWebAppData: initData,
        tgWebAppVersion: '8.0',
        tgWebAppPlatform: 'android',
        tgWebAppThemeParams: JSON.stringify({ bg_color: '#ffffff', text_color: '#000000' }),
      });
      return `${url}/#${launch}`;
    },
    close: async () => {
      await app.close();
      await api.close();
      await connections.close();
      await pictures?.close();
      await rm(distDir, { recursive: true });
    },
  };
}
