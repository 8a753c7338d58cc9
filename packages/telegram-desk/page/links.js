/** Links that may leave the page: nothing that would run as a script. */
export const isSafeLink = (href) => /^(https?|tg|ton):\/\//i.test(href);

/** What a Telegram link asks for: a start of this bot, its Mini App, a share, or something out in the world. */
export function readLink(href, botUsername) {
  const url = URL.parse(href);
  if (!url || !['t.me', 'telegram.me'].includes(url.hostname)) return { kind: 'outside', href };
  const [name = '', app] = url.pathname.split('/').filter(Boolean);
  if (name === 'share') {
    return {
      kind: 'share',
      url: url.searchParams.get('url') ?? '',
      text: url.searchParams.get('text') ?? '',
    };
  }
  if (name.toLowerCase() !== botUsername.toLowerCase()) return { kind: 'outside', href };
  if (app || url.searchParams.has('startapp')) {
    return { kind: 'app', startParam: url.searchParams.get('startapp') ?? undefined };
  }
  return { kind: 'start', payload: url.searchParams.get('start') ?? '' };
}
