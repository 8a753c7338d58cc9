import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = new URL('../../../docs/scaling.md', import.meta.url);

/** Puts a table where docs/scaling.md has its markers. */
export const rewriteTable = (name: string, table: string): void => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(DOCUMENT, 'utf8');
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`docs/scaling.md lacks ${open} and ${close}`);
  writeFileSync(DOCUMENT, `${text.slice(0, from + open.length)}\n${table}\n${text.slice(to)}`);
};
