import { parseArgs } from 'node:util';

export type Command = {
  /** One run and the end; otherwise one a day. */
  once: boolean;
  brand: string | null;
  isDryRun: boolean;
  json: boolean;
};

export const USAGE = `Usage: node apps/scraper/src/main.ts [--once] [--brand SLUG] [--dry-run] [--json]
  (nothing)      stay and run once a day
  --once         run now and end
  --brand SLUG   only this brand (with --once)
  --dry-run      read and compare, write nothing (with --once)
  --json         the report as JSON (with --once)`;

export class UsageError extends Error {
  override name = 'UsageError';
}

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command | 'help' {
  const values = readOptions(args);
  if (values.help === true) return 'help';
  const { once = false, brand, json = false } = values;
  const isDryRun = values['dry-run'] ?? false;
  if (!once && (brand !== undefined || isDryRun || json)) {
    throw new UsageError('--brand, --dry-run and --json go with --once.');
  }
  if (brand !== undefined && !/^[a-z0-9][a-z0-9_-]*$/.test(brand)) {
    throw new UsageError('--brand takes a slug as in the address of its page, such as "sarma".');
  }
  return { once, brand: brand ?? null, isDryRun, json };
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        brand: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
