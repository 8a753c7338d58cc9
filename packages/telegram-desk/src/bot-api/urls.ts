/** Undefined when Telegram would take the address for a button, otherwise why it wouldn't. */
export function buttonUrlProblem(value: string): string | undefined {
  const given = value.trim();
  if (given === '') return 'URL host is empty';
  if (/^tg:\/\/\S+$/i.test(given)) return undefined;
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (protocol !== undefined && !['http', 'https', 'ton', 'tonsite'].includes(protocol)) {
    return 'Unsupported URL protocol';
  }
  const url = URL.parse(protocol === undefined ? `http://${given}` : given);
  if (!url || /\s/.test(given)) return 'Wrong HTTP URL';
  if (isLoopback(url.hostname)) return undefined;
  return url.hostname.includes('.') && !url.hostname.endsWith('.') ? undefined : 'Wrong HTTP URL';
}

/**
 * Telegram opens Mini Apps and calls webhooks by https alone. The desk takes http on loopback as well, since that is
 * where everything it is used with runs.
 */
export function isSecureOrLoopback(value: string): boolean {
  const url = URL.parse(value);
  if (!url) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}
