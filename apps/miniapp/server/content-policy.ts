import { createHash } from 'node:crypto';

const TELEGRAM = ['https://web.telegram.org', 'https://*.telegram.org'];
const LOOPBACK = ['http://127.0.0.1:*', 'http://localhost:*'];

export type PolicyOptions = {
  apiUrl: string;
  frameAncestors: readonly string[];
  /** Of the page itself: what stands between `<script>` and `</script>`. */
  inlineScripts: readonly string[];
};

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** An API on plain http is on this very machine: a demo, whose pictures come from this machine too. */
const isDemo = (apiUrl: string): boolean => new URL(apiUrl).protocol === 'http:';

/**
 * What the page may load and who may frame it. X-Frame-Options is left out on purpose: it cannot name Telegram, and
 * Telegram Web shows Mini Apps in a frame.
 */
export const contentPolicy = ({ apiUrl, frameAncestors, inlineScripts }: PolicyOptions): string =>
  Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...inlineScripts.map(hashOf)],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'https:', 'data:', ...(isDemo(apiUrl) ? LOOPBACK : [])],
    // 'self' for the service worker, which fetches the page's own files.
    'connect-src': ["'self'", new URL(apiUrl).origin],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': [...TELEGRAM, ...frameAncestors],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
