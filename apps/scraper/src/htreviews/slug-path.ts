import { cleanName } from './clean.ts';

/** First path segments under /tobaccos that are rankings, not brands. */
const RESERVED = new Set(['new', 'brands', 'lines']);
const SLUG = /^[a-z0-9][a-z0-9_-]{0,199}$/;

/** "brand", "brand/line" or "brand/line/tobacco", or null. */
export function parseSlugPath(value: unknown): string | null {
  const path = cleanName(value)?.replace(/^\/+|\/+$/g, '') ?? '';
  const parts = path.split('/');
  if (parts.length > 3 || !parts.every((part) => SLUG.test(part))) return null;
  return RESERVED.has(parts[0] ?? '') ? null : path;
}

/** The parts of a path that has exactly so many. */
export const brandSlugOf = (path: string): string => path.split('/')[0] ?? path;
export const lineSlugOf = (path: string): string | null => path.split('/')[1] ?? null;
export const depthOf = (path: string): number => path.split('/').length;
