import { parseArgs } from 'node:util';
import { type BenchServer, startBenchServer } from './database.ts';
import { machineFacts } from './machine.ts';
import { type Finding, markdownTable, rewriteDocs, writeResult } from './report.ts';

export type PartDeps = {
  server: BenchServer;
  say: (line: string) => void;
  /** The long form, where a part has one. */
  isFull: boolean;
};

export type Part = (deps: PartDeps) => Promise<Finding>;

/** The command line of a bench: all its parts or those named, a table for people, and with --docs in the document. */
export async function runBench(bench: string, parts: Readonly<Record<string, Part>>): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { docs: { type: 'boolean' }, full: { type: 'boolean' } },
    allowPositionals: true,
  });
  const names = positionals.length === 0 ? Object.keys(parts) : positionals;
  const chosen = names.flatMap((name) => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    return part === undefined ? [] : [{ name, part }];
  });
  const { docs: isForDocs = false, full: isFull = false } = values;
  if (chosen.length < names.length || (isForDocs && positionals.length > 0)) {
    const usage = `pnpm bench:${bench}`;
    console.error(
      `Usage: ${usage} [--full] [${Object.keys(parts).join(' | ')}]...\n       ${usage} [--full] --docs`,
    );
    process.exit(2);
  }

  const say = (line: string) => console.error(line);
  const server = await startBenchServer();
  try {
    const machine = await machineFacts(await server.create('facts'));
    const findings: Record<string, Finding> = {};
    for (const { name, part } of chosen) findings[name] = await part({ server, say, isFull });
    const table = markdownTable(
      Object.values(findings).flatMap(({ measures }) => measures),
      machine,
    );
    console.log(table);
    say(`\nThe numbers: ${writeResult(bench, machine, findings)}`);
    if (isForDocs) rewriteDocs(bench, table);
  } finally {
    await server.stop();
  }
}
