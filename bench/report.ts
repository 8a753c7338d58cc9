import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Machine, wasBusy } from './machine.ts';

/** One line of the table. */
export type Measure = {
  what: string;
  measured: string;
  target: string;
  /** Null: nothing is promised, the number is told. */
  isMet: boolean | null;
};

/** What a part of a bench found: lines for people, and the numbers they were made of. */
export type Finding = { measures: Measure[]; numbers: Record<string, unknown> };

const DOCS = new URL('../docs/benchmarks.md', import.meta.url);
const RESULTS = new URL('./results/', import.meta.url);

const verdict = ({ isMet }: Measure): string => (isMet === null ? '' : isMet ? 'met' : 'missed');

export function markdownTable(measures: readonly Measure[], machine: Machine): string {
  const rows = [
    ['what', 'measured', 'target', ''],
    ['---', '---', '---', '---'],
    ...measures.map((measure) => [measure.what, measure.measured, measure.target, verdict(measure)]),
  ];
  const { date, cores, cpu, memoryGiB, node, postgres, loadAtStart } = machine;
  const busy = wasBusy(machine)
    ? ' Other work was running at the time: trust the ratios, not the times.'
    : '';
  return [
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `${date.slice(0, 10)}: ${cores} cores (${cpu}), ${memoryGiB} GiB, Node ${node}, PostgreSQL ${postgres}, load ${loadAtStart} at the start.${busy}`,
  ].join('\n');
}

/** @returns where it lies */
export function writeResult(bench: string, machine: Machine, findings: Record<string, Finding>): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = new URL(`${bench}-${machine.date.replaceAll(':', '-')}.json`, RESULTS);
  writeFileSync(file, `${JSON.stringify({ bench, machine, findings }, null, 2)}\n`);
  return file.pathname;
}

/** Puts the table where the document has this bench's markers. */
export function rewriteDocs(bench: string, table: string): void {
  const [open, close] = [`<!-- bench:${bench} -->`, `<!-- /bench:${bench} -->`];
  const text = readFileSync(DOCS, 'utf8');
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md lacks the markers ${open} and ${close}`);
  writeFileSync(DOCS, `${text.slice(0, from + open.length)}\n${table}\n${text.slice(to)}`);
}
