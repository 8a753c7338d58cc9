import { parseArgs } from 'node:util';

export type Command =
  | { kind: 'help' }
  /** Stay, and run once a day. */
  | { kind: 'daemon' }
  /** What the last runs did, and what there is. */
  | { kind: 'status'; json: boolean }
  /** One run and the end. */
  | { kind: 'once'; only: Part | null; isDryRun: boolean; isResumed: boolean; json: boolean };

/** What alone is to be read. `address`: as a person gives it, yet to be understood. */
export type Part = { kind: 'brand'; slug: string } | { kind: 'tobacco'; address: string };

export const USAGE = `Usage: pnpm scrape [OPTIONS]

  (nothing)          stay and run once a day
  --once             run now and end; an interrupted run of the last 12 hours is gone on with
  --resume           only go on with an interrupted run, however old
  --brand SLUG       read this brand alone, as --brand sarma
  --tobacco ADDRESS  read this tobacco's page alone, and show what it says
  --dry-run          read and compare, show what would change, write nothing
  --status           the last runs, what the catalogue holds and how old it is; asks nothing of the site
  --json             the report, or the status, as JSON

Exit codes: 0 done, 1 ended early (the report says why), 2 a setting or an option is wrong, 3 no Chromium,
4 no database, 5 another run is going on.`;

export class UsageError extends Error {
  override name = 'UsageError';
}

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const values = readOptions(args);
  const { once = false, resume = false, status = false, json = false, help = false } = values;
  const isDryRun = values['dry-run'] ?? false;
  if (help) return { kind: 'help' };
  const only = partOf(values.brand, values.tobacco);
  const isRun = once || resume || isDryRun || only !== null;
  if (status) {
    if (isRun) throw new UsageError('--status goes with --json alone.');
    return { kind: 'status', json };
  }
  if (resume && (isDryRun || only !== null)) {
    throw new UsageError('--resume goes on with a run as it was: without --brand, --tobacco or --dry-run.');
  }
  if (isRun) return { kind: 'once', only, isDryRun, isResumed: resume, json };
  if (json) throw new UsageError('--json goes with a run or with --status.');
  return { kind: 'daemon' };
}

function partOf(slug: string | undefined, address: string | undefined): Part | null {
  if (slug !== undefined && address !== undefined) {
    throw new UsageError('--brand and --tobacco exclude each other.');
  }
  if (address !== undefined) return { kind: 'tobacco', address };
  if (slug === undefined) return null;
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(slug)) {
    throw new UsageError('--brand takes a slug as in the address of its page, such as "sarma".');
  }
  return { kind: 'brand', slug };
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        resume: { type: 'boolean' },
        brand: { type: 'string' },
        tobacco: { type: 'string' },
        'dry-run': { type: 'boolean' },
        status: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
