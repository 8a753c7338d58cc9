import { createPrisma, type PrismaClient } from '@hookah/db/client';
import type { ApiConfig } from './config.ts';

/** To one database, each over connections of its own. */
export type Connections = {
  /** What people write, and read of their own. */
  own: PrismaClient;
  /** What is everybody's and only read here: no crowd of writes keeps anybody from searching, nor the other way. */
  catalogue: PrismaClient;
  /** The same, of a copy that streams after the database. */
  replica: PrismaClient | null;
  close: () => Promise<void>;
};

/** With two more that listen and look, seven APIs stay below PostgreSQL's own limit of a hundred. */
export const POOL_SIZES = { own: 8, catalogue: 3, replica: 10 } as const;

/**
 * A search is planned once a connection and form: to plan it for its values takes as long as to carry it out, and finds
 * the same plan. https://www.postgresql.org/docs/current/sql-prepare.html#SQL-PREPARE-NOTES
 * What is looked at lies in memory, where the next row of an index is hardly farther than the next of the table: else a
 * plan for any `LIMIT` prefers to read a small table whole.
 */
const FOR_THE_CATALOGUE = { plan_cache_mode: 'force_generic_plan', random_page_cost: '1.1' } as const;

export const connectDatabase = (
  { databaseUrl, databaseReplicaUrl }: Pick<ApiConfig, 'databaseUrl' | 'databaseReplicaUrl'>,
  onError: (error: Error) => void = () => undefined,
): Connections => {
  const applicationName = 'hookah-api';
  const own = createPrisma({
    connectionString: databaseUrl,
    poolSize: POOL_SIZES.own,
    applicationName,
    onError,
  });
  const catalogue = createPrisma({
    connectionString: databaseUrl,
    poolSize: POOL_SIZES.catalogue,
    applicationName,
    settings: FOR_THE_CATALOGUE,
    onError,
  });
  const replica =
    databaseReplicaUrl === null
      ? null
      : createPrisma({
          connectionString: databaseReplicaUrl,
          poolSize: POOL_SIZES.replica,
          applicationName,
          settings: FOR_THE_CATALOGUE,
        });
  return {
    own,
    catalogue,
    replica,
    close: async () => {
      await Promise.all([own, catalogue, replica].map((client) => client?.$disconnect()));
    },
  };
};
