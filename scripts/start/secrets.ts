import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Secrets that only `npm start` makes up; anywhere else they are given, or the apps refuse to start. */
export type Secrets = { jwtSecret: string; botApiKey: string; demoBotToken: string };

const generate = (): Secrets => ({
  jwtSecret: randomBytes(48).toString('base64url'),
  botApiKey: randomBytes(32).toString('base64url'),
  // Of Telegram's form, and good only for the desk on this machine.
  demoBotToken: `${randomInt(1_000_000_000, 2_000_000_000)}:${randomBytes(26).toString('base64url').slice(0, 35)}`,
});

const isSecrets = (value: unknown): value is Secrets =>
  typeof value === 'object' &&
  value !== null &&
  ['jwtSecret', 'botApiKey', 'demoBotToken'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );

const read = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there yet, or cut off while it was written.
    return undefined;
  }
};

/** The same secrets at each start, so that nobody is logged out by a restart. */
export const keepSecrets = (file: string): Secrets => {
  const kept = read(file);
  if (isSecrets(kept)) return kept;
  const secrets = generate();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
};
