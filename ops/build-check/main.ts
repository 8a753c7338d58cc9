import { spawnSync } from 'node:child_process';
import { pathOf } from '#src/compose/compose-file.ts';

// Builds the images by buildah, needing neither Docker nor a daemon, starts each and waits for its health check.
// BUILD_CHECK_MOUNTS: what a build needs of this machine and no layer may keep (certificates, a registry's settings), as
// "/etc/ssl/certs:/etc/ssl/certs:ro,…". STORAGE_DRIVER: buildah's own variable; vfs works everywhere, overlay is quicker.
// Base images that cannot be pulled have to be there under their names already.

type Image = {
  file: string;
  context?: string;
  command: string[];
  environment: Record<string, string>;
  /** The address of a health check; or the code it ends with by itself, which shows that it starts. */
  expected: string | number;
};

/** As every program of ours ends when a setting is missing. */
const MISSING_SETTING = 2;

const SECRET = 'build-check-0123456789-0123456789-0123456789';
const TOKEN = `123456789:${'A'.repeat(35)}`;
const NOWHERE = 'postgresql://nobody:nothing@127.0.0.1:1/nowhere';

const withoutSettings = (file: string): Image => ({
  file,
  command: ['node', 'main.js'],
  environment: {},
  expected: MISSING_SETTING,
});

const IMAGES: Record<string, Image> = {
  api: {
    file: 'apps/api/Dockerfile',
    command: ['node', 'main.js'],
    environment: {
      ...{ DATABASE_URL: NOWHERE, JWT_SECRET: SECRET, BOT_API_KEY: SECRET, TELEGRAM_BOT_TOKEN: TOKEN },
      ...{ API_HOST: '127.0.0.1', API_PORT: '39301', API_METRICS_PORT: '0' },
    },
    expected: 'http://127.0.0.1:39301/api/v1/health/live',
  },
  miniapp: {
    file: 'apps/miniapp/Dockerfile',
    command: ['node', 'server/main.js'],
    environment: {
      API_PUBLIC_URL: 'https://api.example.org/api/v1',
      MINIAPP_HOST: '127.0.0.1',
      MINIAPP_PORT: '39302',
    },
    expected: 'http://127.0.0.1:39302/health/live',
  },
  bot: withoutSettings('apps/bot/Dockerfile'),
  scraper: withoutSettings('apps/scraper/Dockerfile'),
  migrate: withoutSettings('prisma/Dockerfile'),
  backup: withoutSettings('ops/Dockerfile'),
  pitr: {
    file: 'ops/pitr/Dockerfile',
    context: 'ops/pitr',
    command: ['pgbackrest', 'version'],
    environment: {},
    expected: 0,
  },
};

const say = (line: string) => process.stdout.write(`${line}\n`);
const buildah = (parameters: string[], { quiet = false, timeout = 0 } = {}) =>
  spawnSync('buildah', parameters, {
    cwd: pathOf('.'),
    env: { STORAGE_DRIVER: 'vfs', ...process.env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'],
    ...(timeout > 0 ? { timeout } : {}),
  });

const mounts = (process.env.BUILD_CHECK_MOUNTS ?? '').split(',').filter((mount) => mount !== '');

const build = (name: string, { file, context = '.' }: Image): boolean => {
  const volumes = mounts.flatMap((mount) => ['--volume', mount]);
  const flags = ['--isolation', 'chroot', '--layers', '--format', 'docker', '--quiet'];
  return (
    buildah(['bud', ...flags, ...volumes, '--file', file, '--tag', `hookah-wishlist/${name}:check`, context])
      .status === 0
  );
};

/** Started as the image's own user, it answers its health check, or ends as it should. */
const starts = (name: string, { command, environment, expected }: Image): boolean => {
  const container = buildah([
    'from',
    '--pull-never',
    `localhost/hookah-wishlist/${name}:check`,
  ]).stdout.trim();
  const within = (parameters: string[], timeout = 0) => {
    const variables = Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
    const flags = ['--isolation', 'chroot', '--user', '1000:1000', ...variables];
    return buildah(['run', ...flags, container, '--', ...parameters], { quiet: true, timeout });
  };
  try {
    if (typeof expected === 'number') return within(command, 60_000).status === expected;
    // One process of the container is the service, another its health check, as Docker does it.
    const script = `${command.join(' ')} & service=$!; for n in 1 2 3 4 5 6 7 8 9 10; do node health.mjs ${expected} && break; sleep 1; done; node health.mjs ${expected}; health=$?; kill $service; wait $service; exit $health`;
    return within(['sh', '-c', script], 120_000).status === 0;
  } finally {
    buildah(['rm', container], { quiet: true });
  }
};

if (buildah(['version'], { quiet: true }).status !== 0) {
  say('buildah is not there: apt-get install buildah');
  process.exit(3);
}
const wanted = process.argv.slice(2);
for (const [name, image] of Object.entries(IMAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const isGood = build(name, image) && starts(name, image);
  say(`${isGood ? '✓' : '✗'} ${name}`);
  if (!isGood) process.exitCode = 1;
}
