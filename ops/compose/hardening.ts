import { type Compose, isMapping, type Service } from './compose-file.ts';

/** What a database is reached by; nothing of it may be published. */
const DATABASE_PORTS = ['5432', '6432', '6379', '6380'];

/** What each container of a compose file lacks of being non-root, read-only, without rights, limited and watched. */
export const hardeningProblems = ({ services }: Compose): string[] =>
  Object.entries(services).flatMap(([name, service]) =>
    RULES.filter(({ holds }) => !holds(service)).map(({ says }) => `${name}: ${says}`),
  );

type Rule = { says: string; holds: (service: Service) => boolean };

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const publishedPorts = (service: Service): string[] =>
  (Array.isArray(service.ports) ? service.ports : []).map((port) =>
    isMapping(port) ? `${port.host_ip ?? ''}:${port.published ?? ''}:${port.target ?? ''}` : String(port),
  );

/** Ends by itself, so that its exit code is its health. */
const isOneShot = ({ restart }: Service): boolean => restart === 'no' || /^on-failure/.test(String(restart));

const hasHealthCheck = ({ healthcheck }: Service): boolean =>
  isMapping(healthcheck) && Array.isArray(healthcheck.test) && healthcheck.disable !== true;

const mounts = (service: Service): string[] =>
  (Array.isArray(service.volumes) ? service.volumes : []).map((volume) =>
    isMapping(volume) ? String(volume.source) : String(volume),
  );

const RULES: Rule[] = [
  {
    says: 'needs a user by number, and not root',
    holds: ({ user }) => /^[1-9]\d*(:\d+)?$/.test(String(user)),
  },
  { says: 'needs read_only: true', holds: ({ read_only }) => read_only === true },
  { says: 'needs a tmpfs for what it writes', holds: ({ tmpfs }) => listOf(tmpfs).length > 0 },
  { says: 'needs cap_drop: [ALL]', holds: ({ cap_drop }) => listOf(cap_drop).join() === 'ALL' },
  { says: 'may not add capabilities', holds: ({ cap_add }) => listOf(cap_add).length === 0 },
  {
    says: 'may not be privileged',
    holds: ({ privileged }) => privileged === undefined || privileged === false,
  },
  {
    says: 'needs security_opt: no-new-privileges:true',
    holds: ({ security_opt }) =>
      listOf(security_opt).includes('no-new-privileges:true') &&
      !listOf(security_opt).some((option) => option.includes('unconfined')),
  },
  {
    says: 'needs limits of memory, processor and processes',
    holds: ({ mem_limit, cpus, pids_limit }) =>
      [mem_limit, cpus, pids_limit].every((limit) => limit !== undefined),
  },
  {
    says: 'needs a health check',
    holds: (service) => hasHealthCheck(service) || isOneShot(service),
  },
  {
    says: 'may publish a port to this machine alone, and none of a database',
    holds: (service) =>
      publishedPorts(service).every(
        (port) => port.startsWith('127.0.0.1:') && !DATABASE_PORTS.includes(port.split(':').at(-1) ?? ''),
      ),
  },
  {
    says: 'may not share namespaces with the machine',
    holds: (service) =>
      ['network_mode', 'pid', 'ipc', 'userns_mode'].every((key) => service[key] === undefined),
  },
  {
    says: "may not have the machine's Docker",
    holds: (service) => !mounts(service).some((mount) => mount.includes('docker.sock')),
  },
  {
    says: 'may have no secret written into the file',
    holds: ({ environment }) =>
      Object.entries(isMapping(environment) ? environment : {}).every(
        ([key, value]) =>
          !/(PASSWORD|SECRET|TOKEN|_KEY)$/.test(key) || /^\$\{[A-Z_]+(:[?-].*)?\}$/.test(String(value)),
      ),
  },
];
