export type Config = { port: number; scale: 'default' | 'full'; seed: number };

/** Reads REPLICA_PORT (0 = any free one), REPLICA_SCALE (default, full) and REPLICA_SEED. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const scale = env.REPLICA_SCALE ?? 'default';
  if (scale !== 'default' && scale !== 'full') throw new Error('REPLICA_SCALE must be "default" or "full"');
  return {
    port: wholeNumber(env, 'REPLICA_PORT', 4180, 65_535),
    scale,
    seed: wholeNumber(env, 'REPLICA_SEED', 1, 0xffffffff),
  };
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  unset: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return unset;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new Error(`${name} must be a whole number from 0 to ${max}`);
  return value;
}
