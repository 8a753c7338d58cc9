import type { Counters } from './counters.ts';
import { describeDuration } from './progress.ts';
import type { StopReason } from './stop.ts';

export type ScrapeReport = {
  /** `busy`: another run is going on, or has answered for the slot. */
  outcome: 'ok' | 'stopped' | 'failed' | 'busy';
  reason: StopReason | null;
  message: string | null;
  startedAt: string;
  seconds: number;
  isDryRun: boolean;
  counters: Counters;
};

/** The report as a table for people. */
export function describeReport(report: ScrapeReport): string {
  const { counters, isDryRun } = report;
  const rows: [string, string | number][] = [
    ['outcome', report.reason === null ? report.outcome : `${report.outcome} (${report.reason})`],
    ['took', describeDuration(report.seconds * 1_000)],
    ['brands', `${counters.brandsDone} of ${counters.brandsTotal}, ${counters.brandsFailed} failed`],
    ['discovered by', counters.strategy || '-'],
    ['tobaccos seen', counters.tobaccosSeen],
    [isDryRun ? 'would be new' : 'new', counters.tobaccosNew],
    [isDryRun ? 'would change' : 'changed', counters.tobaccosChanged],
    [
      'own pages read',
      `${counters.detailsRead}, ${counters.detailsFailed} failed, ${counters.detailsAbsent} absent`,
    ],
    ['put off', counters.detailsPutOff],
    ['requests', `${counters.requests}, ${counters.retries} of them again`],
    ['unreadable', `${counters.unreadable} of ${counters.documents} documents`],
    ...Object.entries(counters.problems),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  return report.message === null ? table.join('\n') : [...table, '', report.message].join('\n');
}
