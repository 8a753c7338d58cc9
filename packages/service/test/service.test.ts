import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const start = () => {
  const child = fork(new URL('lonely.ts', import.meta.url), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (child.stdout === null) throw new Error('Its output is a pipe');
  return { child, said: text(child.stdout), exited: once(child, 'exit') };
};

it('a process says that it serves, and where', async () => {
  const { child, exited } = start();
  expect(await once(child, 'message')).toEqual([{ type: 'ready', url: 'http://127.0.0.1:1' }, undefined]);
  child.kill();
  expect(await exited).toEqual([0, null]);
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s stops it, and a second one changes nothing', async (signal) => {
  const { child, said, exited } = start();
  await once(child, 'message');
  child.kill(signal);
  child.kill(signal);
  expect(await exited).toEqual([0, null]);
  expect(await said).toBe(`${signal}\n`);
});

it('it ends with its parent, even with one that lets go before it serves', async () => {
  const { child, said, exited } = start();
  child.disconnect();
  expect(await exited).toEqual([0, null]);
  expect(await said).toBe('the parent process is gone\n');
});
