import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Compose, overlay, pathOf, readCompose } from '#src/compose/compose-file.ts';
import { coolifyFile } from '#src/compose/coolify.ts';
import { hardeningProblems } from '#src/compose/hardening.ts';
import { SCALED, scaleFile } from '#src/compose/scale.ts';

const FILES = globSync('docker-compose*.yml', { cwd: pathOf('.') }).toSorted();
const BASE = readCompose('docker-compose.yml');

/** A file whose services do not say as whom they run is one that is laid over the base. */
const whole = (file: string): Compose => {
  const own = readCompose(file);
  const isComplete = Object.values(own.services).every(({ user }) => user !== undefined);
  return isComplete ? own : (overlay(BASE, own) as Compose);
};

/** By the JSON schema of the compose specification, and the linter's rules on images, ports and names. */
const lint = (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'hookah-compose-'));
  try {
    writeFileSync(join(folder, 'docker-compose.yml'), text);
    const linter = new DCLinter({
      rules: {
        'service-keys-order': 0,
        'services-alphabetical-order': 0,
        'service-dependencies-alphabetical-order': 0,
        'service-ports-alphabetical-order': 0,
        'top-level-properties-order': 0,
        'require-project-name-field': 0,
        'require-quotes-in-ports': 0,
        // Built here, and named so that a version can be gone back to.
        'no-build-and-image': 0,
      },
      quiet: true,
      debug: false,
      exclude: [],
    });
    const results: { messages: { rule: string; message: string }[] }[] = linter.lintFiles([folder], false);
    return results.flatMap(({ messages }) => messages.map(({ rule, message }) => `${rule}: ${message}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the compose files', () => {
  it('are those of a machine, of Coolify and of a developer at least', () => {
    expect(FILES).toEqual(
      expect.arrayContaining(['docker-compose.coolify.yml', 'docker-compose.dev.yml', 'docker-compose.yml']),
    );
  });

  it.each(FILES)('%s is a file of the compose specification', (file) => {
    const text = readFileSync(pathOf(file), 'utf8');
    // The one key that is Coolify's own; it takes it out before Compose sees it.
    expect(lint(text.replace(/^ +exclude_from_hc: true\n/m, ''))).toEqual([]);
  });

  it('a key that Compose does not know is found', () => {
    expect(lint('services:\n  a:\n    image: a/b:1.2\n    memlimit: 1g\n')).toEqual([
      expect.stringContaining('invalid-schema'),
    ]);
  });

  it.each(FILES)(
    'S10 %s: every container is non-root, read-only, without rights, limited and watched',
    (file) => {
      const problems = hardeningProblems(whole(file));
      // A developer's bot fetches its updates and listens on no port that could be asked.
      const known = file === 'docker-compose.dev.yml' ? ['bot: needs a health check'] : [];
      expect(problems).toEqual(known);
    },
  );

  it('docker-compose.coolify.yml is what docker-compose.yml says', () => {
    expect(readFileSync(pathOf('docker-compose.coolify.yml'), 'utf8')).toBe(coolifyFile());
  });

  it('docker-compose.scale.yml is what docker-compose.yml says, several times', () => {
    expect(readFileSync(pathOf('docker-compose.scale.yml'), 'utf8')).toBe(scaleFile());
  });

  it('Traefik spreads over exactly the instances that are started', () => {
    const { services } = readCompose('docker-compose.scale.yml');
    const instances = parse(readFileSync(pathOf('ops/scale/traefik/instances.yml'), 'utf8'));
    for (const name of ['api', 'bot'] as const) {
      const servers: { url: string }[] = instances.http.services[name].loadBalancer.servers;
      const hosts = servers.map(({ url }) => new URL(url).hostname);
      expect(hosts).toHaveLength(SCALED[name]);
      expect(hosts).toEqual(Object.keys(services).filter((service) => service.startsWith(`${name}-`)));
    }
  });

  it('Redis and the replica are reached by those who ask them, and by nobody from outside', () => {
    const { services, networks } = readCompose('docker-compose.scale.yml');
    expect(networks).toMatchObject({ data: { internal: true }, counts: { internal: true } });
    expect(services.redis?.networks).toEqual(['counts']);
    expect(services['postgres-replica']?.networks).toEqual(['data']);
    const published = Object.entries(services).filter(([, { ports, profiles }]) => ports && !profiles);
    expect(published.map(([name]) => name)).toEqual(['traefik']);
  });

  it('only those who must ask somebody have a way out', () => {
    const outside = Object.entries(BASE.services)
      .filter(([, { networks }]) => Array.isArray(networks) && networks.includes('outside'))
      .map(([name]) => name);
    expect(outside.toSorted()).toEqual(['api', 'backup', 'bot', 'scraper']);
    expect(BASE.networks).toMatchObject({
      data: { internal: true },
      web: { driver_opts: { 'com.docker.network.bridge.enable_ip_masquerade': 'false' } },
    });
  });
});

describe('S10 the linter', () => {
  const good = BASE.services.api ?? {};
  it.each([
    ['root', { user: '0:0' }, 'needs a user'],
    ['a name that may be root', { user: 'node' }, 'needs a user'],
    ['a writable root', { read_only: false }, 'read_only'],
    ['a capability kept', { cap_drop: ['NET_RAW'] }, 'cap_drop'],
    ['a capability added', { cap_add: ['SYS_ADMIN'] }, 'add capabilities'],
    ['privileged', { privileged: true }, 'privileged'],
    ['new privileges', { security_opt: [] }, 'no-new-privileges'],
    ['no seccomp', { security_opt: ['no-new-privileges:true', 'seccomp:unconfined'] }, 'no-new-privileges'],
    ['no limit', { mem_limit: undefined }, 'limits'],
    ['no health check', { healthcheck: { disable: true } }, 'health check'],
    ['a port for everybody', { ports: ['3000:3000'] }, 'publish'],
    ['a published database', { ports: ['127.0.0.1:5432:5432'] }, 'publish'],
    ['a published database, long form', { ports: [{ target: 5432, published: 5432 }] }, 'publish'],
    ["the machine's network", { network_mode: 'host' }, 'namespaces'],
    ["the machine's Docker", { volumes: ['/var/run/docker.sock:/var/run/docker.sock'] }, 'Docker'],
    ['a secret in the file', { environment: { JWT_SECRET: 'abc' } }, 'secret'],
  ])('finds %s', (_what, change, problem) => {
    expect(hardeningProblems({ services: { api: good } })).toEqual([]);
    expect(hardeningProblems({ services: { api: { ...good, ...change } } })).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});
