import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSecrets } from '../start/secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hookah-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secrets of npm start', () => {
  it('are the same at each start, different on each machine, and for their owner alone', () => {
    const file = join(folder, 'a', 'secrets.json');
    const secrets = keepSecrets(file);
    expect(keepSecrets(file)).toEqual(secrets);
    expect(keepSecrets(join(folder, 'b.json'))).not.toEqual(secrets);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are long enough for the apps that use them', () => {
    const { jwtSecret, botApiKey, demoBotToken } = keepSecrets(join(folder, 'secrets.json'));
    expect(jwtSecret.length).toBeGreaterThanOrEqual(32);
    expect(botApiKey.length).toBeGreaterThanOrEqual(32);
    expect(demoBotToken).toMatch(/^\d{10}:[\w-]{35}$/);
  });

  it.each(['', '{', '[]', '{"jwtSecret":1}'])('are made anew where the file holds %j', (broken) => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, broken);
    const secrets = keepSecrets(file);
    expect(keepSecrets(file)).toEqual(secrets);
  });
});
