import type { Level } from './level.ts';
import { type Plain, toPlain } from './plain.ts';
import type { RedactText } from './redact.ts';

export type Fields = { [key: string]: Plain };

export type LogRecord = { time: string; level: Level; service: string; msg: string } & Fields;

const OURS = new Set(['time', 'level', 'service', 'msg']);

/** What a log call was given, in any of its forms, as one flat record without secrets. */
export function toRecord(
  call: { time: Date; level: Level; service: string; bindings: Fields; detail: unknown; message: unknown },
  redact: RedactText,
): LogRecord {
  const fields = toFields(call.detail, redact);
  const given = call.message ?? (typeof call.detail === 'string' ? call.detail : undefined);
  const message = given === undefined ? messageOf(fields) : toPlain(given, redact);
  return {
    time: call.time.toISOString(),
    level: call.level,
    service: call.service,
    msg: typeof message === 'string' ? message : JSON.stringify(message),
    ...call.bindings,
    ...fields,
  };
}

/** Fields beside ours; one of the same name gets an underscore. */
export function toFields(detail: unknown, redact: RedactText): Fields {
  try {
    return fieldsOf(detail, redact);
  } catch {
    // A Proxy may refuse even to say what it has.
    return { detail: '[unreadable]' };
  }
}

function fieldsOf(detail: unknown, redact: RedactText): Fields {
  if (typeof detail === 'string' || detail === undefined || detail === null) return {};
  if (detail instanceof Error) return { err: toPlain(detail, redact) };
  const plain = toPlain(withoutServerObjects(detail), redact);
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return { detail: plain };
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [OURS.has(key) ? `${key}_` : key, value]),
  );
}

/** Fastify hands over its whole request and reply: keep what names them. Its `reqId` is our requestId. */
function withoutServerObjects(detail: unknown): unknown {
  if (typeof detail !== 'object' || detail === null) return detail;
  if (!('req' in detail || 'res' in detail || 'reqId' in detail)) return detail;
  const { req, res, reqId, ...rest } = detail as { req?: unknown; res?: unknown; reqId?: unknown };
  return {
    ...rest,
    ...(reqId === undefined ? {} : { requestId: reqId }),
    ...pick(req, ['method', 'url']),
    ...pick(res, ['statusCode']),
  };
}

function pick(value: unknown, keys: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(value, key)]));
}

function messageOf(fields: Fields): string {
  const { err } = fields;
  return typeof err === 'object' && err !== null && !Array.isArray(err) ? String(err.message) : '';
}
