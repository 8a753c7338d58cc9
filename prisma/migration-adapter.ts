import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

export type MigrationAdapter = {
  factory: SqlMigrationAwareDriverAdapterFactory;
  /** The engine itself never closes what it opened, and with it holds its lock on the database. */
  close(): Promise<void>;
};

/**
 * Prisma's adapter for pg, except that a migration reaches the server whole: then it is one transaction, and a failed
 * one leaves nothing behind. Prisma's own cuts at every semicolon, also in comments, texts and function bodies, and
 * sends the pieces one by one.
 */
export function migrationAdapter(connectionString: string): MigrationAdapter {
  const pool = readingChars(new pg.Pool({ connectionString }));
  const original = new PrismaPg(pool);
  return {
    factory: {
      provider: original.provider,
      adapterName: original.adapterName,
      connect: async () => adapted(await original.connect()),
      // The original's would connect to the real database: a connection string outweighs the name it passes.
      connectToShadowDb: () =>
        Promise.reject(new Error('There is no shadow database: compare with a scratch one.')),
    },
    close: () => pool.end(),
  };
}

// PostgreSQL's catalogue has columns of the type "char". Prisma's adapter refuses them but knows arrays of them, and
// the engine wants to hear Character: so they pass the adapter as arrays and are set right behind it.
const CHAR = 18;
const CHAR_ARRAY = 1002;

function readingChars(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  // The query at work fails by itself; without a listener a lost idle connection would end the process.
  pool.on('error', () => undefined);
  return Object.assign(pool, {
    async query(...args: unknown[]) {
      const result = await query(...args);
      // A script of several statements has no fields of its own.
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
      }
      return result;
    },
  });
}

function adapted(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    async queryRaw(query: SqlQuery) {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
    async executeScript(script: string) {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        throw inPrismasWords(error);
      }
    },
  });
}

function inPrismasWords(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
