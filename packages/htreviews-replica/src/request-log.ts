import type { IncomingHttpHeaders } from 'node:http';
import type { RequestKind } from './request-kind.ts';

export type LoggedRequest = {
  method: string;
  /** Path and query. */
  url: string;
  kind: RequestKind;
  /** When it arrived, milliseconds since the epoch. */
  at: number;
  userAgent: string;
  /** What the client said it wants the answer for, as a browser tells it; a guess from Accept otherwise. */
  resourceType: 'document' | 'script' | 'style' | 'image' | 'font' | 'data';
  /** Requests still unanswered when this one arrived. */
  inFlight: number;
};

const BY_DESTINATION: Record<string, LoggedRequest['resourceType']> = {
  document: 'document',
  iframe: 'document',
  script: 'script',
  style: 'style',
  image: 'image',
  font: 'font',
};

export function resourceType(headers: IncomingHttpHeaders): LoggedRequest['resourceType'] {
  const destination = headers['sec-fetch-dest'];
  if (typeof destination === 'string') return BY_DESTINATION[destination] ?? 'data';
  const accept = headers.accept ?? '';
  if (accept.startsWith('image/')) return 'image';
  if (accept.startsWith('text/css')) return 'style';
  return accept.includes('text/html') ? 'document' : 'data';
}
