/** A start that can't go on, for a reason that a person can act on. The message is all they need to read. */
export class StartFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'StartFailure';
    this.exitCode = options.exitCode ?? 1;
  }
}
