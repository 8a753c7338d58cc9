import { isSecretKey, REDACTED, type RedactText } from './redact.ts';

export type Plain = string | number | boolean | null | undefined | Plain[] | { [key: string]: Plain };

const MOST_DEPTH = 8;
const MOST_ENTRIES = 100;
const LONGEST_TEXT = 16_384;

/**
 * Any value as one that JSON can say, without secrets: errors with their causes and stacks, BigInt as text, cycles cut,
 * getters that throw named. Never throws, and its result is bounded.
 */
export function toPlain(value: unknown, redact: RedactText): Plain {
  return plain(value, { redact, above: [] });
}

type Context = { redact: RedactText; above: readonly object[] };

function plain(value: unknown, context: Context): Plain {
  switch (typeof value) {
    case 'string':
      return text(value, context);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return value.toString();
    case 'symbol':
      return text(value.toString(), context);
    case 'function':
      return `[function ${text(value.name, context)}]`;
    case 'object':
      return value === null ? null : guarded(() => object(value, context));
  }
}

function object(value: object, { redact, above }: Context): Plain {
  if (above.includes(value)) return '[circular]';
  if (above.length >= MOST_DEPTH) return '[too deep]';
  const context = { redact, above: [...above, value] };

  if (value instanceof Error) return error(value, context);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL || value instanceof URLSearchParams || value instanceof RegExp)
    return text(String(value), context);
  // Bytes may well be a key or a token.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map)
    return entries(
      [...value].map(([key, item]) => [String(key), () => item]),
      context,
    );
  if (value instanceof Set) return list([...value], context);
  if (Array.isArray(value)) return list(value, context);
  if ('toJSON' in value && typeof value.toJSON === 'function') return plain(value.toJSON(), context);
  return entries(properties(value), context);
}

function error(value: Error, context: Context): Plain {
  const shown: [string, () => unknown][] = [
    ['name', () => value.name],
    ['message', () => value.message],
    ...properties(value).filter(([key]) => !ERROR_KEYS.has(key)),
    ['stack', () => value.stack],
    ['cause', () => value.cause],
  ];
  if (value instanceof AggregateError) shown.push(['errors', () => value.errors]);
  return entries(shown, context);
}

const ERROR_KEYS = new Set(['name', 'message', 'stack', 'cause', 'errors']);

function list(items: readonly unknown[], context: Context): Plain[] {
  const shown = items.slice(0, MOST_ENTRIES).map((item) => plain(item, context));
  return items.length > MOST_ENTRIES ? [...shown, `[${items.length - MOST_ENTRIES} more]`] : shown;
}

function entries(items: [string, () => unknown][], context: Context): Plain {
  const shown = items.slice(0, MOST_ENTRIES).map(([key, read]): [string, Plain] => {
    const value = guarded(() => read());
    return [text(key, context), isSecretKey(key) ? hidden(value) : guarded(() => plain(value, context))];
  });
  if (items.length > MOST_ENTRIES) shown.push(['[more]', items.length - MOST_ENTRIES]);
  // Not by assignment: "__proto__" may be one of the keys.
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
}

/** Whether there is a secret at all is worth knowing. */
function hidden(value: unknown): Plain {
  return value === null || value === undefined || typeof value === 'boolean' ? value : REDACTED;
}

function properties(value: object): [string, () => unknown][] {
  return Object.keys(value).map((key) => [key, () => Reflect.get(value, key)]);
}

function text(value: string, { redact }: Context): string {
  // Cut twice: what redacting costs is bounded, and a secret is never cut in two before it is found.
  const clean = redact(value.slice(0, 4 * LONGEST_TEXT));
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
}

function guarded<T>(read: () => T): T | string {
  try {
    return read();
  } catch {
    return '[unreadable]';
  }
}
