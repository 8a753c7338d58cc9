import type { Params } from './params.ts';

/** `gone` aborts when the caller hangs up. */
export type Method = (params: Params, gone: AbortSignal) => unknown;

export type Methods = Record<string, Method>;

/** A result that Telegram explains in a `description` beside it. */
export class Described {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
