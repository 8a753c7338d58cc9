import { type Env, settingsOf } from '@hookah/config';

export type Config = { port: number; scale: 'default' | 'full'; seed: number };

/** Reads REPLICA_PORT (0 = any free one), REPLICA_SCALE (default, full) and REPLICA_SEED. */
export function readConfig(env: Env): Config {
  const settings = settingsOf(env);
  return {
    port: settings.port('REPLICA_PORT', 4180),
    scale: settings.oneOf('REPLICA_SCALE', ['default', 'full'], 'default'),
    seed: settings.wholeNumber('REPLICA_SEED', { fallback: 1, max: 0xffffffff }),
  };
}
