import type { Change } from './catalog/changes.ts';
import type { Counters } from './counters.ts';
import type { TobaccoPage } from './htreviews/records.ts';
import { describeDuration } from './progress.ts';
import { isInterruption, type RunStopped, type StopReason } from './stop.ts';

export type ScrapeReport = {
  /**
   * `stopped`: interrupted, and the next run goes on. `busy`: another run is going on, or has answered for the slot.
   * `nothing`: there was no run to go on with.
   */
  outcome: 'ok' | 'stopped' | 'failed' | 'busy' | 'nothing';
  reason: StopReason | null;
  message: string | null;
  startedAt: string;
  seconds: number;
  isDryRun: boolean;
  counters: Counters;
  /** The first of what was, or would be, changed. */
  changes: Change[];
  /** What its page says, where one tobacco alone was asked for. */
  tobacco: TobaccoPage | null;
};

export const outcomeOf = (stop: RunStopped | null): 'ok' | 'stopped' | 'failed' =>
  stop === null ? 'ok' : isInterruption(stop.reason) ? 'stopped' : 'failed';

const LONGEST_VALUE = 80;

/** The report as a table for people. */
export function describeReport(report: ScrapeReport): string {
  const { counters, isDryRun } = report;
  const rows: [string, string | number][] = [
    ['outcome', report.reason === null ? report.outcome : `${report.outcome} (${report.reason})`],
    ['took', describeDuration(report.seconds * 1_000)],
    [
      'brands',
      `${counters.brandsDone} of ${counters.brandsTotal}, ${counters.brandsUnchanged} unchanged, ${counters.brandsFailed} failed, ${counters.brandsVanished} vanished`,
    ],
    ['discovered by', counters.strategy || '-'],
    ['tobaccos seen', counters.tobaccosSeen],
    [isDryRun ? 'would be new' : 'new', counters.tobaccosNew],
    [isDryRun ? 'would change' : 'changed', counters.tobaccosChanged],
    ['gone', counters.tobaccosGone],
    [
      'own pages read',
      `${counters.detailsRead}, ${counters.detailsUnchanged} unchanged, ${counters.detailsFailed} failed, ${counters.detailsAbsent} absent`,
    ],
    ['put off', counters.detailsPutOff],
    ['requests', `${counters.requests}, ${counters.retries} of them again`],
    ['unreadable', `${counters.unreadable} of ${counters.documents} documents`],
    ...Object.entries(counters.problems),
  ];
  const message = report.message === null ? [] : ['', report.message];
  const changes = isDryRun ? describeChanges(report.changes) : [];
  return [...describeTable(rows), ...message, ...describeTobacco(report.tobacco), ...changes].join('\n');
}

/** Two columns, the first as wide as its widest cell. */
export function describeTable(rows: readonly [string, string | number][]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}

function describeTobacco(tobacco: TobaccoPage | null): string[] {
  if (tobacco === null) return [];
  const fields = Object.entries(tobacco).map(([field, value]): [string, string] => [field, shown(value)]);
  return ['', ...describeTable(fields)];
}

function describeChanges(changes: readonly Change[]): string[] {
  const lines = changes.flatMap(({ kind, slugPath, name, fields }) => [
    `${kind === 'new' ? '+' : '~'} ${slugPath}  ${name}`,
    ...Object.entries(fields).map(
      ([field, { before, after }]) => `    ${field}: ${shown(before)} → ${shown(after)}`,
    ),
  ]);
  return lines.length === 0 ? [] : ['', ...lines];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '-';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
