import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// Writes the typed client into generated/, unless it is there for this schema and this version of Prisma.

const folder = dirname(fileURLToPath(import.meta.url));
const stampFile = join(folder, 'generated', '.stamp');
const require = createRequire(import.meta.url);
const manifest = require.resolve('prisma/package.json');

const stamp = createHash('sha256')
  .update(await readFile(join(folder, 'schema.prisma')))
  .update(await readFile(manifest))
  .digest('hex');

if ((await readFile(stampFile, 'utf8').catch(() => '')) !== stamp) {
  await rm(stampFile, { force: true });
  await promisify(execFile)(process.execPath, [join(dirname(manifest), 'build', 'index.js'), 'generate'], {
    cwd: folder,
    env: {
      ...process.env,
      // Generating needs no engine, yet Prisma downloads one unless it is told of some program that exists.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  await writeFile(stampFile, stamp);
}
