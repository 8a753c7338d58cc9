import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathOf } from '#src/compose/compose-file.ts';

const text = (file: string) => readFileSync(pathOf(file), 'utf8');

describe('the workflows', () => {
  const files = globSync('.github/workflows/*.yml', { cwd: pathOf('.') });

  it.each(files)('%s names every action by the hash of a commit, with its version beside it', (file) => {
    const used = text(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it.each(files)('%s gives its jobs no more than they need', (file) => {
    const { permissions, jobs } = parse(text(file)) as {
      permissions: unknown;
      jobs: Record<string, { permissions?: Record<string, string> }>;
    };
    expect(permissions).toEqual({ contents: 'read' });
    const writers = Object.entries(jobs).filter(([, job]) =>
      Object.values(job.permissions ?? {}).includes('write'),
    );
    expect(writers.map(([name, job]) => [name, job.permissions])).toEqual([
      ['images', { contents: 'read', packages: 'write' }],
    ]);
  });
});

describe('what is shipped', () => {
  it('comes under licences that let it be', () => {
    const list = execFileSync('pnpm', ['-r', 'licenses', 'list', '--prod', '--json'], {
      cwd: pathOf('.'),
      encoding: 'utf8',
    });
    const licences = Object.keys(JSON.parse(list) as Record<string, unknown>);
    expect(licences).toContain('MIT');
    expect(licences.filter((licence) => !ALLOWED.has(licence))).toEqual([]);
  });

  it('has no install script that was not looked at', () => {
    const { allowBuilds } = parse(text('pnpm-workspace.yaml')) as { allowBuilds: Record<string, boolean> };
    expect(Object.keys(allowBuilds).length).toBeGreaterThan(0);
    for (const dockerfile of globSync('{apps/*,prisma,ops}/Dockerfile', { cwd: pathOf('.') })) {
      expect(text(dockerfile), dockerfile).toContain(
        'pnpm install --frozen-lockfile --offline --ignore-scripts',
      );
    }
  });
});

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
]);

describe('the repository', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: pathOf('.'), encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && !/\.(png|jpg|woff2?|svg)$/.test(file));

  it('holds no key of a kind that is known by its look', () => {
    const found = files.filter((file) => SECRETS.some((secret) => secret.test(text(file))));
    expect(found).toEqual([]);
  });

  it.each([
    ['a private key', `-----BEGIN ${'RSA '}PRIVATE KEY-----`],
    ['a key of Amazon', `AKIA${'ABCDEFGH01234567'}`],
    ['a token of GitHub', `ghp_${'a'.repeat(36)}`],
    ['a token of npm', `npm_${'a'.repeat(36)}`],
    ['a password to a registry', `//registry.example.org/:_auth${'Token=abcdef'}`],
  ])('would be caught with %s', (_what, secret) => {
    expect(SECRETS.some((pattern) => pattern.test(secret))).toBe(true);
  });

  it('keeps what is secret or large out of the images', () => {
    const ignored = text('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.*', '.data', '.git', '**/node_modules']));
  });
});

const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  // Written so that it does not find itself.
  /_auth[T]oken=\S{6}/,
  /\bxox[abp]-[0-9A-Za-z-]{20}/,
];
