import { badRequest } from './error.ts';

export type Upload = { bytes: Uint8Array; name: string; type: string };

/** Parameters of one call: forms bring strings, JSON brings values; Telegram takes either for any of them. */
export type Params = Readonly<Record<string, unknown>>;

export function isUpload(value: unknown): value is Upload {
  return isRecord(value) && value.bytes instanceof Uint8Array;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function integer(params: Params, name: string): number | undefined {
  const value = text(params, name);
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

export function flag(params: Params, name: string): boolean {
  return ['true', '1', 'yes', 't', 'y'].includes(text(params, name)?.toLowerCase() ?? '');
}

/** An object or an array, given as such or as JSON in a form field. */
export function json(params: Params, name: string, what: string): unknown {
  const value = params[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value.trim() === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badRequest(`can't parse ${what} JSON object`);
  }
}
