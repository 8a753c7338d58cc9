import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createPrisma, type PrismaClient } from './client.ts';
import { TEMPLATE } from './testing-setup.ts';

export type TestDb = {
  connectionString: string;
  prisma: PrismaClient;
  /** Closes `prisma` and removes the database, whoever is still connected. */
  drop(): Promise<void>;
};

/**
 * A database of its own for one test file, migrated. `empty`: without anything in it.
 * Needs '@hookah/db/testing-setup' as globalSetup.
 */
export async function createTestDb({ empty = false }: { empty?: boolean } = {}): Promise<TestDb> {
  const adminUrl = withDatabase(inject('testDatabaseUrl'), 'postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await query(
    adminUrl,
    `CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : TEMPLATE} STRATEGY FILE_COPY`,
  );
  const connectionString = withDatabase(adminUrl, name);
  const prisma = createPrisma({ connectionString, applicationName: name });
  return {
    connectionString,
    prisma,
    async drop() {
      await prisma.$disconnect();
      await query(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}
