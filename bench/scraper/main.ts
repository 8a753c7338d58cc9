import { parseArgs } from 'node:util';
import { startBenchServer } from '#src/database.ts';
import { machineFacts } from '#src/machine.ts';
import { type Finding, markdownTable, rewriteDocs, writeResult } from '#src/report.ts';
import { measureIngest } from './ingest.ts';
import { measurePace } from './pace.ts';
import type { PartDeps } from './part.ts';
import { measureWholeCatalogue } from './whole-catalogue.ts';

const PARTS = {
  pace: measurePace,
  whole: measureWholeCatalogue,
  ingest: measureIngest,
} satisfies Record<string, (deps: PartDeps) => Promise<Finding>>;

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

const { values, positionals } = parseArgs({ options: { docs: { type: 'boolean' } }, allowPositionals: true });
const names = positionals.length === 0 ? Object.keys(PARTS) : positionals;
const parts = names.filter(isPart);
if (parts.length < names.length || (values.docs === true && positionals.length > 0)) {
  console.error(
    `Usage: pnpm bench:scraper [${Object.keys(PARTS).join(' | ')}]...\n       pnpm bench:scraper --docs`,
  );
  process.exit(2);
}

const say = (line: string) => console.error(line);
const server = await startBenchServer();
try {
  const machine = await machineFacts(await server.create('facts'));
  const findings: Record<string, Finding> = {};
  for (const part of parts) findings[part] = await PARTS[part]({ server, say });
  const table = markdownTable(
    Object.values(findings).flatMap(({ measures }) => measures),
    machine,
  );
  console.log(table);
  say(`\nThe numbers: ${writeResult('scraper', machine, findings)}`);
  if (values.docs === true) rewriteDocs('scraper', table);
} finally {
  await server.stop();
}
