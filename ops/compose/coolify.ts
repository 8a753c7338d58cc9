import {
  type Compose,
  environmentOf,
  isMapping,
  readCompose,
  type Service,
  written,
} from './compose-file.ts';

/** The service's port that Coolify's proxy sends a domain to. */
const PUBLIC_PORTS: Readonly<Record<string, number>> = { api: 3000, bot: 8080, miniapp: 5173 };

const HEADER = `# Written by: pnpm --filter @hookah/ops compose. Change docker-compose.yml and run it again.
# What Coolify has otherwise: no ports of the machine, its proxy asks the containers themselves; a domain for each
# SERVICE_FQDN_*; no project name and no logging options, which it sets itself; monitoring is its own.
`;

/** docker-compose.yml as Coolify wants it. */
export const coolifyFile = (base: Compose = readCompose('docker-compose.yml')): string => {
  const services = Object.entries(base.services)
    .filter(([, { profiles }]) => profiles === undefined)
    .map(([name, service]): [string, Service] => [name, forCoolify(name, service)]);
  const volumes = isMapping(base.volumes) ? base.volumes : {};
  const used = Object.entries(volumes).filter(([name]) => name !== 'prometheus' && name !== 'grafana');
  return written(HEADER, {
    services: Object.fromEntries(services),
    networks: base.networks,
    volumes: Object.fromEntries(used),
  });
};

const forCoolify = (name: string, { ports: _ports, logging: _logging, ...service }: Service): Service => {
  const port = PUBLIC_PORTS[name];
  if (port !== undefined) {
    const fqdn = { [`SERVICE_FQDN_${name.toUpperCase()}_${port}`]: '/' };
    return { ...service, environment: { ...fqdn, ...environmentOf(service) } };
  }
  // It ends when it is done, which Coolify would take for a failure.
  return name === 'migrate' ? { ...service, exclude_from_hc: true } : service;
};
