import { spawnSync } from 'node:child_process';
import { pathOf } from '#src/compose/compose-file.ts';

// Builds the images by buildah, needing neither Docker nor a daemon, starts each and waits for its health check.
// BUILD_CHECK_MOUNTS: what a build needs of this machine and no layer may keep (certificates, a registry's settings), as
// "/etc/ssl/certs:/etc/ssl/certs:ro,…". STORAGE_DRIVER: buildah's own variable; vfs works everywhere, overlay is quicker.
// Base images that cannot be pulled have to be there under their names already.

type Image = { file: string; command: string[]; environment: Record<string, string>; health: string | null };

const SECRET = 'build-check-0123456789-0123456789-0123456789';
const TOKEN = `123456789:${'A'.repeat(35)}`;
const NOWHERE = 'postgresql://nobody:nothing@127.0.0.1:1/nowhere';

/** `health` null: it ends by itself, refusing what is missing, which shows that it starts. */
const IMAGES: Record<string, Image> = {
  api: {
    file: 'apps/api/Dockerfile',
    command: ['node', 'main.js'],
    environment: {
      ...{ DATABASE_URL: NOWHERE, JWT_SECRET: SECRET, BOT_API_KEY: SECRET, TELEGRAM_BOT_TOKEN: TOKEN },
      ...{ API_HOST: '127.0.0.1', API_PORT: '39301', API_METRICS_PORT: '0' },
    },
    health: 'http://127.0.0.1:39301/api/v1/health/live',
  },
  miniapp: {
    file: 'apps/miniapp/Dockerfile',
    command: ['node', 'server/main.js'],
    environment: {
      API_PUBLIC_URL: 'https://api.example.org/api/v1',
      MINIAPP_HOST: '127.0.0.1',
      MINIAPP_PORT: '39302',
    },
    health: 'http://127.0.0.1:39302/health/live',
  },
  bot: { file: 'apps/bot/Dockerfile', command: ['node', 'main.js'], environment: {}, health: null },
  scraper: { file: 'apps/scraper/Dockerfile', command: ['node', 'main.js'], environment: {}, health: null },
  migrate: { file: 'prisma/Dockerfile', command: ['node', 'main.js'], environment: {}, health: null },
  backup: { file: 'ops/Dockerfile', command: ['node', 'main.js'], environment: {}, health: null },
};

/** As every program ends when a setting is missing. */
const MISSING_SETTING = 2;

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

const build = (name: string, { file }: Image): boolean => {
  const volumes = mounts.flatMap((mount) => ['--volume', mount]);
  const flags = ['--isolation', 'chroot', '--layers', '--format', 'docker', '--quiet'];
  return (
    buildah(['bud', ...flags, ...volumes, '--file', file, '--tag', `hookah-wishlist/${name}:check`, '.'])
      .status === 0
  );
};

/** Started as the image's own user, it answers its health check, or says what is missing. */
const starts = (name: string, { command, environment, health }: Image): boolean => {
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
    if (health === null) return within(command, 60_000).status === MISSING_SETTING;
    // One process of the container is the service, another its health check, as Docker does it.
    const script = `${command.join(' ')} & service=$!; for n in 1 2 3 4 5 6 7 8 9 10; do node health.mjs ${health} && break; sleep 1; done; node health.mjs ${health}; health=$?; kill $service; wait $service; exit $health`;
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
