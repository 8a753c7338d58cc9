import { type Compose, environmentOf, readCompose, type Service, written } from './compose-file.ts';

/** Written out one by one, so that Traefik, which has no right to ask Docker, knows each by its name. */
export const SCALED = { api: 3, bot: 2 } as const;

const HEADER = `# Written by: pnpm --filter @hookah/ops compose. Change docker-compose.yml or ops/compose/scale.ts and run it again.
# Several APIs and bots behind Traefik, a streaming replica of PostgreSQL, and Redis for limits: docs/scaling.md.
# It stands alone: docker compose -f docker-compose.scale.yml up -d --build
`;

/** What every container of the base has, whatever it does. */
const hardeningOf = ({ migrate }: Compose['services']): Service => {
  const keys = ['restart', 'read_only', 'tmpfs', 'cap_drop', 'security_opt', 'pids_limit', 'init', 'logging'];
  const hardening = Object.fromEntries(keys.map((key) => [key, migrate?.[key]]));
  return { ...hardening, restart: 'unless-stopped' };
};

/** docker-compose.yml, of several machines' worth. */
export const scaleFile = (base: Compose = readCompose('docker-compose.yml')): string => {
  const { api = {}, bot = {}, postgres = {}, miniapp = {}, ...others } = base.services;
  const primaryUrl = String(environmentOf(api).DATABASE_URL);
  const hardened = hardeningOf(base.services);
  const { ports: _api, networks, ...apiWithoutPorts } = api;
  const { ports: _bot, ...botWithoutPorts } = bot;
  const { ports: _miniapp, ...miniappWithoutPorts } = miniapp;
  const apis = several('api', SCALED.api, {
    ...apiWithoutPorts,
    depends_on: { ...Object(api.depends_on), redis: { condition: 'service_healthy' } },
    environment: {
      ...environmentOf(api),
      DATABASE_REPLICA_URL: primaryUrl.replace('@postgres:', '@postgres-replica:'),
      REDIS_URL: 'redis://redis:6379',
    },
    // Prometheus asks for all that are called so.
    networks: {
      ...Object.fromEntries(listOf(networks).map((network) => [network, null])),
      data: { aliases: ['api'] },
      counts: null,
    },
  });
  const bots = several('bot', SCALED.bot, {
    ...botWithoutPorts,
    depends_on: { traefik: { condition: 'service_healthy' } },
    environment: { ...environmentOf(bot), API_URL: 'http://traefik:3000/api/v1' },
  });
  return written(HEADER, {
    name: base.name,
    services: {
      postgres: {
        ...postgres,
        volumes: [...listOf(postgres.volumes), './ops/scale/pg_hba.conf:/etc/hookah/pg_hba.conf:ro'],
        command: ['postgres', '-c', 'hba_file=/etc/hookah/pg_hba.conf', '-c', 'wal_keep_size=2GB'],
      },
      'postgres-replica': replicaOf(postgres, primaryUrl),
      redis: redis(hardened),
      ...apis,
      ...bots,
      miniapp: miniappWithoutPorts,
      traefik: traefik(hardened, Object.keys(apis)),
      ...others,
    },
    networks: { ...Object(base.networks), counts: { internal: true } },
    volumes: { ...Object(base.volumes), 'postgres-replica': null },
  });
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const several = (name: string, count: number, service: Service): Record<string, Service> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}-${index + 1}`, service]));

/**
 * Copies the primary when its volume is empty, and then follows it. A copy gets its name when it is whole: what was
 * killed halfway looks like a database too. One that was away for too long: remove its volume.
 */
const COPY_AND_FOLLOW = `if [ ! -s "$$PGDATA/PG_VERSION" ]; then
  rm -rf "$$PGDATA" "$$PGDATA.part"; mkdir -p "$$(dirname "$$PGDATA")"
  pg_basebackup --pgdata="$$PGDATA.part" --write-recovery-conf --checkpoint=fast --dbname="$$PRIMARY_URL"
  mv "$$PGDATA.part" "$$PGDATA"
fi
exec postgres -c hot_standby_feedback=on`;

const replicaOf = (postgres: Service, primaryUrl: string): Service => ({
  ...postgres,
  entrypoint: ['bash', '-ec', COPY_AND_FOLLOW],
  depends_on: { postgres: { condition: 'service_healthy' } },
  volumes: ['postgres-replica:/var/lib/postgresql'],
  environment: { PRIMARY_URL: primaryUrl },
});

const redis = (hardened: Service): Service => ({
  ...hardened,
  image: 'redis:8.2-bookworm',
  // Counts of one minute: nothing to keep, and the oldest may go when memory is short.
  entrypoint: ['redis-server'],
  command: [
    ...['--save', '', '--appendonly', 'no', '--dir', '/tmp', '--protected-mode', 'no'],
    ...['--maxmemory', '64mb', '--maxmemory-policy', 'volatile-ttl'],
  ],
  networks: ['counts'],
  user: '999:999',
  mem_limit: '128m',
  cpus: 1,
  healthcheck: {
    test: ['CMD', 'redis-cli', 'ping'],
    interval: '5s',
    timeout: '3s',
    retries: 3,
  },
});

const traefik = (hardened: Service, apis: readonly string[]): Service => ({
  ...hardened,
  image: 'traefik:v3.5',
  command: ['--configFile=/etc/traefik/traefik.yml'],
  depends_on: Object.fromEntries(apis.map((api) => [api, { condition: 'service_healthy' }])),
  volumes: ['./ops/scale/traefik:/etc/traefik:ro'],
  ports: ['127.0.0.1:3000:3000', '127.0.0.1:5173:5173', '127.0.0.1:8080:8080'],
  networks: ['web'],
  user: '65532:65532',
  mem_limit: '256m',
  cpus: 1,
  healthcheck: {
    test: ['CMD', 'traefik', 'healthcheck', '--configFile=/etc/traefik/traefik.yml'],
    interval: '5s',
    timeout: '3s',
    retries: 3,
  },
});
