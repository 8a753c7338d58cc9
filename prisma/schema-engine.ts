import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type {
  SchemaContainer,
  SchemaEngine,
  SchemaFilter,
} from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrationAdapter } from './migration-adapter.ts';

export const NO_FILTERS: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own migration engine as WebAssembly, on one database: `prisma migrate` wants to download the same engine
 * as a binary, which fails offline and behind proxies.
 */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const schema = await readSchema();
  const adapter = migrationAdapter(connectionString);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [[schema.path, schema.content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter.factory),
    );
    return await work(engine);
  } finally {
    await adapter.close();
  }
}

/** The SQL that would make the live database what schema.prisma says; null when it already is. */
export async function differenceToSchema(connectionString: string): Promise<string | null> {
  const schema = await readSchema();
  const { exitCode, stdout } = await withSchemaEngine(connectionString, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: dirname(schema.path) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    }),
  );
  return exitCode === 0 ? null : stdout;
}

const schemaPath = fileURLToPath(new URL('./schema.prisma', import.meta.url));

async function readSchema(): Promise<SchemaContainer> {
  return { path: schemaPath, content: await readFile(schemaPath, 'utf8') };
}

/** The little of WebAssembly that is used: its types come with the browser's, which have no place here. */
type WebAssemblyModule = {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: { __wbindgen_start?: unknown } } }>;
};

let loaded: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const wasm = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const webAssembly: WebAssemblyModule = Reflect.get(globalThis as object, 'WebAssembly');
  const { instance } = await webAssembly.instantiate(wasm, { './schema_engine_bg.js': imports });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('The schema engine has no start function.');
  start();
}

// The engine leaves the ten-second timer of its lock running, which would keep a finished process alive.
const imports: Record<string, unknown> = Object.fromEntries(
  Object.entries(bindings)
    .filter(([, value]) => typeof value === 'function')
    .map(([name, value]) => [name, name.startsWith('__wbg_setTimeout_') ? idleTimeout : value]),
);

function idleTimeout(work: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(work, ms).unref();
}
