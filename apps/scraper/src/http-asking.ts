import { type Answer, FetchFailed, type FetchRequest } from './fetcher.ts';

export type HttpOptions = { origin: string; userAgent: string; timeoutMs: number; maxBytes: number };

type HttpRequest = Exclude<FetchRequest, { via: 'page' }>;

/** It is kept for every tobacco. */
const LONGEST_VALIDATOR = 200;

/**
 * Asks without a browser. The answer is read piece by piece, so that one without an end costs no more than `maxBytes`.
 * @throws FetchFailed
 */
export async function askByHttp(
  options: HttpOptions,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const { origin, timeoutMs, maxBytes } = options;
  const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await fetch(origin + request.path, { ...requestInit(options, request), signal: within });
    return { ...metaOf(response), body: await bodyOf(response, maxBytes) };
  } catch (cause) {
    throw new FetchFailed(`${request.path} ${why(cause)}`, { cause });
  }
}

function requestInit({ userAgent }: HttpOptions, request: HttpRequest): RequestInit {
  const common = { 'user-agent': userAgent, 'accept-language': 'ru-RU,ru;q=0.9' };
  if (request.via === 'post') {
    const headers = { ...common, accept: 'application/json', 'content-type': 'application/json' };
    return { method: 'POST', redirect: 'manual', headers, body: JSON.stringify(request.json) };
  }
  const condition = conditionOf(request.validator ?? null);
  const headers = { ...common, accept: request.accept, ...condition };
  return { redirect: request.followsRedirects === true ? 'follow' : 'manual', headers };
}

async function bodyOf(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    // Leaving the loop cancels the rest.
    if (length > maxBytes) throw new Error('is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function metaOf({ status, url, headers }: Response): Omit<Answer, 'body'> {
  const validator = headers.get('etag') ?? headers.get('last-modified');
  const isKept = validator !== null && validator.length <= LONGEST_VALIDATOR;
  return { status, url, retryAfter: headers.get('retry-after'), validator: isKept ? validator : null };
}

/** An ETag is quoted, a date is not. */
function conditionOf(validator: string | null): Record<string, string> {
  if (validator === null) return {};
  return /^(W\/)?"/.test(validator) ? { 'if-none-match': validator } : { 'if-modified-since': validator };
}

/** "fetch failed" says nothing; what it was caused by does. */
function why(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
