import type { Writable } from 'node:stream';
import { type Level, passes, type Threshold } from './level.ts';
import { openOutput } from './output.ts';
import { type Fields, toFields, toRecord } from './record.ts';
import { type RedactText, textRedactor } from './redact.ts';
import { currentRequestId } from './request-id.ts';

export type { Level, Threshold } from './level.ts';
export { currentRequestId, withRequestId } from './request-id.ts';

/** `log.info('text')`, `log.info({ brand }, 'text')`, `log.error(error, 'text')`, `log.error({ err, brand }, 'text')`. */
export type LogMethod = (detailOrMessage: unknown, message?: string) => void;

/** Fits Fastify's `loggerInstance`. No method ever throws. */
export type Logger = Record<Level | 'silent', LogMethod> & {
  level: string;
  /** A logger whose every line has these fields. */
  child(bindings: object, options?: { level?: string }): Logger;
};

export type LoggerOptions = {
  service: string;
  level: Threshold;
  /** Coloured lines for people instead of JSON. By default: when stdout is a terminal. */
  pretty?: boolean;
  /** Also into `<service>.log` and, errors alone, `<service>.error.log`; 5 files of 10 MB each. Always JSON. */
  file?: { dir: string } | null;
  /** Texts that must never appear: the secrets of the configuration. */
  secrets?: readonly string[];
  /** Instead of stdout. */
  stream?: Writable;
};

/** The logger of a process. `close` waits until the files are written. */
export function createLogger(options: LoggerOptions): Logger & { close(): Promise<void> } {
  const output = openOutput({
    service: options.service,
    stream: options.stream ?? process.stdout,
    pretty: options.pretty ?? process.stdout.isTTY === true,
    file: options.file ?? undefined,
  });
  const redact = textRedactor(options.secrets ?? []);
  const root = build({ service: options.service, write: output.write, redact }, {}, options.level);
  return Object.assign(root, { close: output.close });
}

type Core = { service: string; write: (record: ReturnType<typeof toRecord>) => void; redact: RedactText };

function build(core: Core, bindings: Fields, threshold: Threshold): Logger {
  const at =
    (level: Level): LogMethod =>
    (detail, message) => {
      if (!passes(level, toThreshold(logger.level, threshold))) return;
      const requestId = currentRequestId();
      const call = {
        time: new Date(),
        level,
        service: core.service,
        bindings: requestId === undefined ? bindings : { requestId: core.redact(requestId), ...bindings },
        detail,
        message,
      };
      try {
        core.write(toRecord(call, core.redact));
      } catch {
        core.write(
          toRecord({ ...call, detail: undefined, message: 'A log line could not be written.' }, core.redact),
        );
      }
    };
  const logger: Logger = {
    level: threshold,
    fatal: at('fatal'),
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    trace: at('trace'),
    silent: () => undefined,
    child: (more, options) =>
      build(
        core,
        { ...bindings, ...toFields(more, core.redact) },
        toThreshold(options?.level ?? logger.level, threshold),
      ),
  };
  return logger;
}

/** Fastify takes levels as plain texts; one that is none leaves what was. */
function toThreshold(level: string, otherwise: Threshold): Threshold {
  switch (level) {
    case 'fatal':
    case 'error':
    case 'warn':
    case 'info':
    case 'debug':
    case 'trace':
    case 'silent':
      return level;
    default:
      return otherwise;
  }
}
