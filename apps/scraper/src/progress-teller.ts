import { describeProgress, type Progress } from './progress.ts';

export type ProgressTeller = {
  tell: (progress: Progress) => void;
  /** Leaves the terminal's line to who writes next. */
  end: () => void;
};

export type ProgressTellerOptions = {
  terminal: { isTTY?: boolean; write: (text: string) => unknown };
  log: { info: (message: string) => void };
  /** To whoever started us, in numbers. */
  send: (message: { type: 'progress' } & Progress) => void;
};

const LINE_EVERY_MS = 5_000;
const TERMINAL_EVERY_MS = 200;

/** On a terminal one line that changes, elsewhere a line in the log now and then. */
export function createProgressTeller({ terminal, log, send }: ProgressTellerOptions): ProgressTeller {
  const isTerminal = terminal.isTTY === true;
  const every = isTerminal ? TERMINAL_EVERY_MS : LINE_EVERY_MS;
  const startedAt = Date.now();
  let toldAt = startedAt;
  return {
    tell: (progress) => {
      send({ type: 'progress', ...progress });
      if (Date.now() - toldAt < every) return;
      toldAt = Date.now();
      const line = describeProgress(progress, toldAt - startedAt);
      if (isTerminal) terminal.write(`\r\x1b[2K${line}`);
      else log.info(line);
    },
    end: () => {
      if (isTerminal) terminal.write('\r\x1b[2K');
    },
  };
}
