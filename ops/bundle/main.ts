import { resolve } from 'node:path';
import { bundle } from './bundle.ts';
import { isTargetName, TARGETS } from './targets.ts';

// node ops/bundle/main.ts NAME FOLDER: what the container of that name copies.

const [name, folder] = process.argv.slice(2);
if (!isTargetName(name) || folder === undefined) {
  process.stderr.write(`Usage: node ops/bundle/main.ts ${Object.keys(TARGETS).join('|')} FOLDER\n`);
  process.exit(2);
}
await bundle(name, resolve(folder));
