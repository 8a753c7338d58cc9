/** What goes into a container: the bundled program, and what it reads beside itself. */
export type Target = {
  /** Where the program begins, from the project's root. */
  entry: string;
  /** Of the bundled file, in the output folder. */
  file: string;
  /** Copied as they are: `from` the project's root, or from a package as its dependent sees it. */
  beside: readonly Copy[];
  /** Not bundled: a package that starts files of its own, copied whole. */
  external: readonly string[];
};

export type Copy = {
  to: string;
  /** A path from the root … */
  from?: string;
  /** … or a package, by the workspace folder that depends on it, and a path in it. */
  package?: { name: string; of: string; path: string };
};

const schemaEngine = (path: string): Copy => ({
  to: `node_modules/@prisma/schema-engine-wasm/${path}`,
  package: { name: '@prisma/schema-engine-wasm', of: 'prisma', path },
});

const swaggerUi = (path: string): Copy => ({
  to: `swagger-ui/${path}`,
  package: { name: '@fastify/swagger-ui', of: 'apps/api', path },
});

export const TARGETS = {
  api: {
    entry: 'apps/api/src/main.ts',
    file: 'main.js',
    beside: [swaggerUi('static'), swaggerUi('LICENSE')],
    external: [],
  },
  bot: { entry: 'apps/bot/src/main.ts', file: 'main.js', beside: [], external: [] },
  scraper: {
    entry: 'apps/scraper/src/main.ts',
    file: 'main.js',
    beside: [
      {
        to: 'node_modules/playwright-core',
        package: { name: 'playwright-core', of: 'apps/scraper', path: '.' },
      },
    ],
    external: ['playwright-core'],
  },
  miniapp: {
    entry: 'apps/miniapp/server/main.ts',
    file: 'server/main.js',
    beside: [{ to: 'dist', from: 'apps/miniapp/dist' }],
    external: [],
  },
  migrate: {
    entry: 'prisma/main.ts',
    file: 'main.js',
    beside: [
      { to: 'schema.prisma', from: 'prisma/schema.prisma' },
      { to: 'migrations', from: 'prisma/migrations' },
      ...['package.json', 'schema_engine_bg.js', 'schema_engine_bg.wasm'].map(schemaEngine),
    ],
    external: [],
  },
  backup: { entry: 'ops/backup/main.ts', file: 'main.js', beside: [], external: [] },
  restore: { entry: 'ops/restore/main.ts', file: 'main.js', beside: [], external: [] },
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;

export const isTargetName = (name: string | undefined): name is TargetName =>
  name !== undefined && name in TARGETS;
