import { spawn } from 'node:child_process';

/** A program that ended with another code than 0; the message has the end of what it said. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

/** Runs a program to its end. @returns what it wrote to stdout @throws CommandFailed */
export const run = (
  file: string,
  parameters: readonly string[],
  { env = {}, cwd, signal }: { env?: Record<string, string>; cwd?: string; signal?: AbortSignal } = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, parameters, {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(signal === undefined ? {} : { signal }),
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors = `${errors}${chunk.toString('utf8')}`.slice(-2_000);
    });
    child.on('error', (cause) => reject(new CommandFailed(`${file}: ${cause.message}`, { cause })));
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new CommandFailed(`${file} ended with ${code}: ${errors.trim()}`));
    });
  });
