// What `npm start` and `npm test` run first, with whatever Node and npm the machine has and nothing installed yet:
// brings the dependencies in when the lockfile changed, then hands over to the workspace's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const windows = process.platform === 'win32';

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const [command, ...parameters] = process.argv.slice(2);
if (!['start', 'check'].includes(command)) fail(`Usage: node scripts/bootstrap.mjs start|check`);

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(
    `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer from https://nodejs.org`,
  );
}

// npm hands its own settings down as variables, about which every npm and pnpm below would warn.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
);
environment.TURBO_TELEMETRY_DISABLED = '1';

const node = at('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const stamp = at('node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(at('pnpm-lock.yaml')))
  .update(readFileSync(at('package.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');
const installed = existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

const run = (what, file, args) => {
  const { status, error } = spawnSync(file, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  if (error) fail(`${what} could not be started: ${error.message}`);
  if (status !== 0) fail(`${what} failed with exit code ${status}. What it said stands above.`);
};

if (!installed) {
  const { packageManager } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  process.stdout.write('Installing the dependencies (once; about half a minute)…\n');
  run('Installing the dependencies', 'npm', [
    'exec',
    '--yes',
    `--package=${packageManager}`,
    '--',
    'pnpm',
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    '--loglevel=error',
  ]);
  if (!existsSync(node))
    fail('The dependencies are installed, but Node 24 is not among them: delete node_modules and try again.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

// Fast when the schema hasn't changed. Nothing of ours can be imported before it is there.
run('Writing the database client', node, [at('prisma', 'generate.ts')]);

const child = spawn(node, [at('scripts', `${command}.ts`), ...parameters], {
  cwd: root,
  // The channel tells the child when this process is gone, even by kill -9.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...environment,
    PATH: [dirname(node), at('node_modules', '.bin'), environment.PATH].join(windows ? ';' : ':'),
  },
});
// The terminal signals the whole group; a signal sent to this process alone must reach the child too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`scripts/${command}.ts could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

// npm runs scripts by a shell, which lives on when npm is killed: then nobody holds the terminal, and all of it ends.
const parentOf = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return undefined;
  }
};
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) child.kill('SIGTERM');
  }, 1000).unref();
}
