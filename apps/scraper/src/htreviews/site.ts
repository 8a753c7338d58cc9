import { parseSlugPath } from './slug-path.ts';

/** The site as its addresses tell: nothing of another host is taken from its pages. */
export type Site = {
  origin: string;
  /** The address of a picture, null for none (`no_image.webp`), undefined for one we refuse. */
  image: (source: string | null | undefined) => string | null | undefined;
  /** "brand", "brand/line" or "brand/line/tobacco" of a link found on the page `base`. */
  slugPath: (href: string | null | undefined, base: string) => string | null;
};

export function createSite(baseUrl: string): Site {
  const { origin, host, protocol, hostname } = new URL(baseUrl);
  // Plain http is for a copy on this very machine.
  const pictures = isLoopback(hostname) ? ['https:', protocol] : ['https:'];

  return {
    origin,
    image: (source) => {
      const text = source?.trim() ?? '';
      if (text === '' || /(^|\/)no_image\.\w+$/.test(text)) return null;
      const url = parseUrl(text, `${origin}/`);
      if (url === null || url.host !== host || !pictures.includes(url.protocol)) return undefined;
      if (url.username !== '' || !url.pathname.startsWith('/uploads/')) return undefined;
      return url.href;
    },
    slugPath: (href, base) => {
      const text = href?.trim() ?? '';
      const url = text === '' ? null : parseUrl(text, new URL(base, origin).href);
      if (url === null || url.host !== host) return null;
      const path = /^\/tobaccos\/(.+?)\/?$/.exec(url.pathname)?.[1];
      return path === undefined ? null : parseSlugPath(path);
    },
  };
}

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);

function parseUrl(text: string, base: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}
