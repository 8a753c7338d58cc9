import { Writable } from 'node:stream';
import { createLogger, type LoggerOptions } from '#src/logger.ts';

/** A logger and what it has written. */
export function captured(options: Partial<LoggerOptions> = {}) {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const log = createLogger({ service: 'test', level: 'trace', pretty: false, stream, ...options });
  return {
    log,
    text: () => text,
    lines: () => text.split('\n').filter((line) => line !== ''),
    records: (): Record<string, unknown>[] =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}
