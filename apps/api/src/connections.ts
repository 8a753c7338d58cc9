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
  // To plan a search for its values takes as long as to carry it out, and finds the same plan.
  const plans = 'generic';
  const catalogue = createPrisma({
    connectionString: databaseUrl,
    poolSize: POOL_SIZES.catalogue,
    applicationName,
    plans,
    onError,
  });
  const replica =
    databaseReplicaUrl === null
      ? null
      : createPrisma({
          connectionString: databaseReplicaUrl,
          poolSize: POOL_SIZES.replica,
          applicationName,
          plans,
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
