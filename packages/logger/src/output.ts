import { once } from 'node:events';
import type { Writable } from 'node:stream';
import winston from 'winston';
import { LEVELS } from './level.ts';
import { prettyLine } from './pretty.ts';
import type { LogRecord } from './record.ts';

export type Output = { write: (record: LogRecord) => void; close: () => Promise<void> };

const FILE_BYTES = 10 * 1024 * 1024;
const FILES_KEPT = 5;

/** Where records go: Winston's transports. */
export function openOutput(options: {
  service: string;
  stream: Writable;
  pretty: boolean;
  file: { dir: string } | undefined;
}): Output {
  const json = format((record) => JSON.stringify(record));
  const files = options.file === undefined ? [] : fileTransports(options.file.dir, options.service, json);
  const logger = winston.createLogger({
    levels: LEVELS,
    level: 'trace',
    transports: [
      new winston.transports.Stream({
        stream: options.stream,
        eol: '\n',
        format: options.pretty ? format(prettyLine) : json,
      }),
      ...files,
    ],
  });
  // A full disk must not end the service; what cannot be kept still stands in stdout.
  logger.on('error', (error) => {
    process.stderr.write(
      `The log cannot be written: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  });
  return {
    write: (record) => void logger.log({ level: record.level, message: '', [RECORD]: record }),
    async close() {
      const finished = files.map((file) => once(file, 'finish'));
      logger.end();
      await Promise.all(finished);
    },
  };
}

function fileTransports(dir: string, service: string, json: winston.Logform.Format): winston.transport[] {
  const kept = { dirname: dir, maxsize: FILE_BYTES, maxFiles: FILES_KEPT, tailable: true, format: json };
  return [
    new winston.transports.File({ ...kept, filename: `${service}.log` }),
    new winston.transports.File({ ...kept, filename: `${service}.error.log`, level: 'error' }),
  ];
}

// Beside Winston's own fields: the record stays as it is, and none of its names can collide with theirs.
const RECORD = Symbol('record');

function format(print: (record: LogRecord) => string): winston.Logform.Format {
  return winston.format.printf((info) => print(info[RECORD] as LogRecord));
}
