import { parseArgs } from 'node:util';
import { startBenchServer } from '#src/database.ts';
import { machineFacts } from '#src/machine.ts';
import { grouped, median } from '#src/numbers.ts';
import { type Finding, type Measure, markdownTable, rewriteDocs, writeResult } from '#src/report.ts';
import { measureOpening, type Opening } from './opening.ts';
import { startStage } from './stage.ts';

const LISTS = [0, 100, 10_000];
const RUNS = 5;

const { values } = parseArgs({
  options: { docs: { type: 'boolean' }, items: { type: 'string' }, runs: { type: 'string' } },
});
const lists = values.items === undefined ? LISTS : [Number(values.items)];
const runs = values.runs === undefined ? RUNS : Number(values.runs);
const isQuick = values.items !== undefined || values.runs !== undefined;
if (![...lists, runs].every(Number.isInteger) || (values.docs === true && isQuick)) {
  console.error('Usage: pnpm bench:miniapp [--items N] [--runs N]\n       pnpm bench:miniapp --docs');
  process.exit(2);
}

const say = (line: string) => console.error(line);

const findingOf = (items: number, openings: readonly Opening[]): Finding => {
  const middle = (of: (opening: Opening) => number) => median(openings.map(of));
  const [score, lcp, shift] = [middle((o) => o.score), middle((o) => o.lcpMs), middle((o) => o.shift)];
  const list = `a list of ${grouped(items)}`;
  const measures: Measure[] = [
    { what: `${list}: performance`, measured: String(score), target: '≥ 95', isMet: score >= 95 },
    {
      what: `${list}: largest contentful paint`,
      measured: `${(lcp / 1_000).toFixed(2)} s`,
      target: '< 2.5 s',
      isMet: lcp < 2_500,
    },
    {
      what: `${list}: cumulative layout shift`,
      measured: shift.toFixed(3),
      target: '< 0.05',
      isMet: shift < 0.05,
    },
    {
      what: `${list}: blocked by scripts, sent over the network`,
      measured: `${grouped(middle((o) => o.blockedMs))} ms, ${grouped(middle((o) => o.bytes) / 1_000)} kB`,
      target: '',
      isMet: null,
    },
  ];
  return { measures, numbers: { items, openings } };
};

const server = await startBenchServer();
try {
  const database = await server.create('miniapp');
  const machine = await machineFacts(database);
  const stage = await startStage(database, Math.max(1_000, ...lists));
  const findings: Record<string, Finding> = {};
  try {
    for (const items of lists) {
      const address = await stage.addressFor(items);
      const openings: Opening[] = [];
      for (let run = 1; run <= runs; run += 1) {
        const opening = await measureOpening(address);
        openings.push(opening);
        say(`${grouped(items)} items, ${run} of ${runs}: ${JSON.stringify(opening)}`);
      }
      findings[items] = findingOf(items, openings);
    }
  } finally {
    await stage.close();
  }
  const table = markdownTable(
    Object.values(findings).flatMap(({ measures }) => measures),
    machine,
  );
  console.log(table);
  say(`\nThe numbers: ${writeResult('miniapp', machine, findings)}`);
  if (values.docs === true) rewriteDocs('miniapp', table);
} finally {
  await server.stop();
}
