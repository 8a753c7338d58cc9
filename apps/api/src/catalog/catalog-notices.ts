import { type Following, follow } from '@hookah/db/follow';
import { type Listener, listen } from '@hookah/db/listen';
import fp from 'fastify-plugin';
import type { ApiConfig } from '#src/config.ts';
import type { ReplicaReads } from '#src/database-replica.ts';
import type { CatalogCache } from './catalog-cache.ts';

/** Told by the database's own triggers, so that no writer of the catalogue can forget it. */
const CHANNEL = 'catalog_written';

type Urls = Pick<ApiConfig, 'databaseUrl' | 'databaseReplicaUrl'>;

/** Keeps the cache, and what the replica is asked, no older than the catalogue for as long as the app lives. */
export const catalogNotices = fp<{ cache: CatalogCache; replica: ReplicaReads | null; config: Urls }>(
  async (app, { cache, replica, config: { databaseUrl, databaseReplicaUrl } }) => {
    let listener: Listener | null = null;
    let following: Following | null = null;
    app.addHook('onReady', async () => {
      if (replica !== null && databaseReplicaUrl !== null) {
        following = follow({
          primaryUrl: databaseUrl,
          replicaUrl: databaseReplicaUrl,
          onSure: replica.confirm,
        });
      }
      listener = listen({
        connectionString: databaseUrl,
        channel: CHANNEL,
        onNotice: () => {
          // First the replica: what is read for the cache from now on must be the new.
          replica?.expectWrite();
          following?.hurry();
          cache.drop();
        },
        onSure: cache.confirm,
      });
    });
    app.addHook('onClose', async () => Promise.all([listener?.close(), following?.close()]));
  },
  { name: 'catalog-notices' },
);
