import { type Listener, listen } from '@hookah/db/listen';
import fp from 'fastify-plugin';
import type { CatalogCache } from './catalog-cache.ts';

/** Told by the database's own triggers, so that no writer of the catalogue can forget it. */
const CHANNEL = 'catalog_written';

/** Keeps the cache no older than the catalogue for as long as the app lives. */
export const catalogNotices = fp<{ cache: CatalogCache; connectionString: string }>(
  async (app, { cache, connectionString }) => {
    let listener: Listener | null = null;
    app.addHook('onReady', async () => {
      listener = listen({ connectionString, channel: CHANNEL, onNotice: cache.drop, onSure: cache.confirm });
    });
    app.addHook('onClose', async () => listener?.close());
  },
  { name: 'catalog-notices' },
);
