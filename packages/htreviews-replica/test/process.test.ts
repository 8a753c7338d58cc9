import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startReplica } from '#src/server.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(env: Record<string, string>): ChildProcess {
  const child = fork(MAIN, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  children.push(child);
  return child;
}

async function started(env: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
  const child = run({ REPLICA_PORT: '0', ...env });
  if (child.stdout === null) throw new Error('No output to read');
  const [chunk] = await once(child.stdout, 'data');
  return { child, url: String(chunk).replace('htreviews-replica: ', '').trim() };
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, 'exit');
  return code;
}

/** What it said on its way out, and its exit code. */
async function failed(env: Record<string, string>): Promise<{ said: string; code: unknown }> {
  const child = run(env);
  if (child.stderr === null) throw new Error('No errors to read');
  const [said, code] = await Promise.all([text(child.stderr), exitCode(child)]);
  return { said, code };
}

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, answers there and ends on %s',
    async (signal) => {
      const { child, url } = await started();
      expect((await fetch(`${url}/robots.txt`)).status).toBe(200);
      child.kill(signal);
      expect(await exitCode(child)).toBe(0);
    },
  );

  it('ends when its parent lets go', async () => {
    const { child } = await started();
    child.disconnect();
    expect(await exitCode(child)).toBe(0);
  });

  it('serves the whole catalogue when asked for full scale', async () => {
    const { url } = await started({ REPLICA_SCALE: 'full' });
    expect(await (await fetch(`${url}/tobaccos/brands?r=others`)).text()).toContain('data-count="217"');
  });

  it('says in one line that its port is taken', async () => {
    const other = await startReplica();
    const { port } = new URL(other.url);
    expect(await failed({ REPLICA_PORT: port })).toEqual({
      said: 'htreviews-replica: the port is in use; set REPLICA_PORT to a free one, or to 0\n',
      code: 3,
    });
    await other.close();
  });

  it.each([
    ['REPLICA_PORT', 'eighty'],
    ['REPLICA_SCALE', 'huge'],
    ['REPLICA_SEED', '-1'],
  ])('refuses %s=%s by the name of the variable', async (name, value) => {
    const { said, code } = await failed({ [name]: value });
    expect(said).toMatch(new RegExp(`^htreviews-replica: ${name} must be [^\n]+\n$`));
    expect(code).toBe(2);
  });
});
