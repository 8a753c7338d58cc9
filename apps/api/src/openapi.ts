import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { apiConfig } from './config.ts';
import { connectDatabase } from './connections.ts';

export const OPENAPI_FILE = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

/** The document as it is committed. It depends on the routes alone, so nothing here needs to be real. */
export const openapiText = async (): Promise<string> => {
  const config = apiConfig({
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    JWT_SECRET: 'x'.repeat(32),
    BOT_API_KEY: 'x'.repeat(32),
    TELEGRAM_BOT_TOKEN: `1:${'x'.repeat(20)}`,
  });
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const connections = connectDatabase(config);
  const app = await buildApp({ connections, config, logger: silent });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  await connections.close();
  return text;
};

if (import.meta.main) await writeFile(OPENAPI_FILE, await openapiText());
