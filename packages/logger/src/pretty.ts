import { styleText } from 'node:util';
import type { Plain } from './plain.ts';
import type { LogRecord } from './record.ts';

const COLOURS = {
  fatal: 'magenta',
  error: 'red',
  warn: 'yellow',
  info: 'green',
  debug: 'cyan',
  trace: 'gray',
} as const;

/** A record for a person at a terminal: one line, then the stacks of its errors. */
export function prettyLine({ time, level, service, msg, ...rest }: LogRecord): string {
  const stacks: string[] = [];
  const pairs = Object.entries(rest).map(([key, value]) => `${key}=${shortly(value, stacks)}`);
  const head = [
    styleText('gray', time.slice(11, 23), ALWAYS),
    styleText(COLOURS[level], level.toUpperCase().padEnd(5), ALWAYS),
    styleText('bold', service, ALWAYS),
    harmless(msg),
    ...(pairs.length > 0 ? [styleText('gray', harmless(pairs.join(' ')), ALWAYS)] : []),
  ];
  const below = stacks.flatMap((stack) => stack.split('\n')).map((line) => `    ${harmless(line)}`);
  return [head.join(' '), ...below].join('\n');
}

// Whoever asked for pretty lines has looked at the terminal already.
const ALWAYS = { validateStream: false };

function shortly(value: Plain, stacks: string[]): string {
  if (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof value.stack === 'string'
  ) {
    stacks.push(...stackChain(value));
    return String(value.message);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stackChain(error: { [key: string]: Plain }): string[] {
  const own = typeof error.stack === 'string' ? [error.stack] : [];
  const { cause } = error;
  if (typeof cause !== 'object' || cause === null || Array.isArray(cause)) return own;
  return [...own, ...stackChain(cause).map((stack) => `caused by ${stack}`)];
}

/** A foreign text must not move the cursor, colour the terminal or fake a line. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
}
