import { setTimeout as sleep } from 'node:timers/promises';
import { BotApiError, type ResponseParameters } from './error.ts';
import { Described, type Method, type Methods } from './method.ts';
import { type Params, text } from './params.ts';
import { describe, type Script, type Scripts } from './script.ts';

export type ReplyBody =
  | { ok: true; result: unknown; description?: string }
  | { ok: false; error_code: number; description: string; parameters?: ResponseParameters };

/** One call of the Bot API as it happened. */
export type Call = { method: string; params: Params; at: number; reply: ReplyBody | 'hanging' | 'lost' };

export type Reply = { kind: 'answer'; status: number; body: ReplyBody } | { kind: 'hang' } | { kind: 'lose' };

export type Dispatcher = ReturnType<typeof createDispatcher>;

const MAX_LOGGED_CALLS = 10_000;

/** Runs methods by name, lets scripted faults happen first, and remembers every call. */
export function createDispatcher(deps: {
  methods: Methods;
  scripts: Scripts;
  clock: () => number;
  log: (line: string) => void;
  /** Told of each call once it is over. */
  onCall: (call: Call) => void;
}) {
  const methods = new Map<string, Method>();
  const properNames = new Map<string, string>();
  for (const [name, method] of Object.entries(deps.methods)) {
    methods.set(name.toLowerCase(), method);
    properNames.set(name.toLowerCase(), name);
  }
  const calls: Call[] = [];

  async function call(given: string, params: Params, gone: AbortSignal): Promise<Reply> {
    const name = properNames.get(given.toLowerCase()) ?? given;
    const record: Call = { method: name, params, at: deps.clock(), reply: 'hanging' };
    calls.push(record);
    if (calls.length > MAX_LOGGED_CALLS) calls.shift();

    const script = deps.scripts.take(name, text(params, 'chat_id'));
    if (script?.delayMs) await sleep(script.delayMs, undefined, { signal: gone }).catch(() => undefined);
    if (script?.hang) return { kind: 'hang' };
    const method = methods.get(name.toLowerCase());
    const body = await run(method, params, gone, script).catch((error: unknown) => crashed(name, error));
    record.reply = script?.loseAnswer ? 'lost' : body;
    deps.onCall(record);
    if (script?.loseAnswer) return { kind: 'lose' };
    return { kind: 'answer', status: body.ok ? 200 : body.error_code, body };
  }

  /** A fault of the desk's own, which the bot sees as Telegram's. */
  function crashed(name: string, error: unknown): ReplyBody {
    deps.log(`telegram-desk: ${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return { ok: false, error_code: 500, description: 'Internal Server Error' };
  }

  return { call, calls: (): readonly Call[] => calls };
}

async function run(
  method: Method | undefined,
  params: Params,
  gone: AbortSignal,
  script: Script | undefined,
): Promise<ReplyBody> {
  try {
    if (script?.error_code !== undefined) throw scriptedError(script.error_code, script);
    if (!method) throw new BotApiError(404, 'Not Found: method not found');
    const result = await method(params, gone);
    return result instanceof Described
      ? { ok: true, result: result.result, description: result.description }
      : { ok: true, result };
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    const body = { ok: false as const, error_code: error.code, description: error.message };
    return error.parameters ? { ...body, parameters: error.parameters } : body;
  }
}

function scriptedError(code: number, script: Script): BotApiError {
  const retryAfter = script.retry_after ?? (code === 429 ? 1 : undefined);
  return new BotApiError(
    code,
    describe(code, script),
    retryAfter === undefined ? undefined : { retry_after: retryAfter },
  );
}
