import { cp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { type Copy, TARGETS, type Target, type TargetName } from './targets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes what a container of this name copies into `folder`, anew. */
export const bundle = (name: TargetName, folder: string): Promise<void> =>
  bundleTarget(TARGETS[name], folder);

export const bundleTarget = async (target: Target, folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const build = await rolldown({
    input: join(root, target.entry),
    platform: 'node',
    external: [...target.external],
    plugins: [swaggerUiBesideUs],
    onLog: (level, log) => {
      if (level === 'warn' && !isHarmless(log.code)) throw new Error(log.message);
    },
  });
  try {
    // What is imported when it is needed stays apart: Prisma's query compiler is half of all, and needed by nobody who
    // waits for a server to listen.
    await build.write({
      dir: join(folder, dirname(target.file)),
      entryFileNames: basename(target.file),
      chunkFileNames: '[name].js',
      format: 'esm',
      // Names and lines stay as they are written: a stack in the log has to be read by someone at night.
      minify: false,
    });
  } finally {
    await build.close();
  }
  await Promise.all(target.beside.map((copy) => place(copy, folder)));
  await cp(join(root, 'ops/bundle/health.mjs'), join(folder, 'health.mjs'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
};

/** Of packages we bundle and do not write: a circular import, or eval in a branch that is never taken. */
const isHarmless = (code: string | undefined): boolean =>
  code === 'CIRCULAR_DEPENDENCY' || code === 'EVAL' || code === 'COMMONJS_VARIABLE_IN_ESM';

const place = async ({ to, from, package: of }: Copy, folder: string): Promise<void> => {
  const source = of === undefined ? join(root, from ?? '') : join(await folderOf(of), of.path);
  await cp(source, join(folder, to), { recursive: true, dereference: true });
};

const folderOf = async ({ name, of }: { name: string; of: string }): Promise<string> => {
  const paths = createRequire(join(root, of, 'package.json')).resolve.paths(name) ?? [];
  for (const path of paths) {
    const found = await realpath(join(path, name)).catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new Error(`${name} is not installed in ${of}`);
};

/** Its files of the documentation page are read from a folder relative to its own modules; bundled, there are none. */
const swaggerUiBesideUs: Plugin = {
  name: 'swagger-ui-beside-us',
  renderChunk: (code) =>
    code.includes(SWAGGER_UI) ? `const ${SWAGGER_UI} = import.meta.dirname + '/swagger-ui';\n${code}` : null,
  transform: {
    filter: { id: /@fastify\/swagger-ui\/.*\.js$/ },
    handler: (code, id) => {
      const [, path = ''] = id.split('@fastify/swagger-ui/');
      const within = dirname(path) === '.' ? '' : `/${dirname(path)}`;
      return code.replaceAll('__dirname', `(${SWAGGER_UI} + '${within}')`);
    },
  },
};

const SWAGGER_UI = '__swaggerUiFolder';
