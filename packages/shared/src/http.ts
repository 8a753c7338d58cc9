import { ApiError } from './api-error.ts';
import type { Envelope } from './envelope.ts';
import { isErrorCode } from './errors.ts';

export type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

export type CallOptions = {
  signal?: AbortSignal;
  /** Makes a write safe to repeat: the same key has one effect and one answer. */
  idempotencyKey?: string;
};

export type HttpOptions = {
  /** Origin and prefix, e.g. `https://api.example.org/api/v1`. */
  baseUrl: string;
  /** Asked anew for each attempt, so that a renewed token is seen. */
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** Called once on a 401; true means: the credentials are renewed, try again. */
  renew?: (error: ApiError) => Promise<boolean>;
  fetch?: typeof fetch;
  /** Ends every call of this client. */
  signal?: AbortSignal;
  /** Milliseconds for one attempt. */
  timeoutMs?: number;
  /** How often a read, or a write with a key, is tried again after a passing fault. */
  retries?: number;
  /** Milliseconds before the first retry; it doubles, with jitter. */
  retryDelayMs?: number;
};

type Call = CallOptions & {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
  /** The answer is a file, given as a Blob; refusals keep their envelope. */
  isFile?: boolean;
};

export type Http = <T>(call: Call) => Promise<T>;

const queryString = (query: Call['query'] = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
};

const isEnvelope = (value: unknown): value is Envelope<unknown> =>
  typeof value === 'object' && value !== null && 'success' in value && 'data' in value && 'error' in value;

const retryAfterOf = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
};

const read = async <T>(response: Response, isFile: boolean): Promise<T> => {
  if (isFile && response.ok) return (await response.blob()) as T;
  const requestId = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  if (!isEnvelope(body)) {
    throw new ApiError({
      code: 'BAD_RESPONSE',
      status: response.status,
      message: `The API answered ${response.status} without its envelope: is something else at this address?`,
      requestId,
    });
  }
  if (body.success) return body.data as T;
  const { code, message, details } = body.error;
  throw new ApiError({
    code: isErrorCode(code) ? code : 'BAD_RESPONSE',
    status: response.status,
    message,
    details,
    requestId,
    retryAfter: retryAfterOf(response),
  });
};

const wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });

/** The one way to speak to the API: envelope, time limit, retries that can't double a write, renewed credentials. */
export const createHttp = (options: HttpOptions): Http => {
  const {
    baseUrl,
    headers = () => ({}),
    renew,
    timeoutMs = 10_000,
    retries = 2,
    retryDelayMs = 150,
  } = options;
  // Looked up at each call: a browser's fetch wants its own `this`, and tests may take the network away.
  const send: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  const attempt = async <T>(call: Call): Promise<T> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
    const own: Record<string, string> = { accept: 'application/json' };
    if (call.body !== undefined) own['content-type'] = 'application/json';
    if (call.idempotencyKey !== undefined) own['idempotency-key'] = call.idempotencyKey;
    try {
      const response = await send(`${baseUrl}${call.path}${queryString(call.query)}`, {
        method: call.method,
        headers: { ...(await headers()), ...own },
        signal,
        cache: 'no-store',
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      return await read<T>(response, call.isFile ?? false);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (call.signal?.aborted) throw error;
      if (timeout.aborted) {
        throw new ApiError({
          code: 'TIMEOUT',
          status: 0,
          message: `No answer within ${timeoutMs} ms`,
          cause: error,
        });
      }
      throw new ApiError({
        code: 'UNREACHABLE',
        status: 0,
        message: 'The API could not be reached',
        cause: error,
      });
    }
  };

  const repeatable = (call: Call) => call.method === 'GET' || call.idempotencyKey !== undefined;

  const withRetries = async <T>(call: Call, tried = 0): Promise<T> => {
    try {
      return await attempt<T>(call);
    } catch (error) {
      const passing = error instanceof ApiError && error.isTransient && error.status !== 429;
      if (!passing || !repeatable(call) || tried >= retries) throw error;
      await wait(retryDelayMs * 2 ** tried * (0.5 + Math.random()), call.signal);
      return withRetries<T>(call, tried + 1);
    }
  };

  const bounded = (call: Call): Call => {
    const { signal } = options;
    if (signal === undefined) return call;
    return { ...call, signal: call.signal ? AbortSignal.any([call.signal, signal]) : signal };
  };

  return async <T>(asked: Call): Promise<T> => {
    const call = bounded(asked);
    try {
      return await withRetries<T>(call);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || !(await renew?.(error))) throw error;
      return withRetries<T>(call);
    }
  };
};
