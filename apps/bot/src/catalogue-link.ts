/** What an address of the catalogue site names. */
export type CatalogueLink = {
  brand: string;
  line: string | null;
  /** "brand/line/tobacco"; null for a link to a brand or a line. */
  path: string | null;
};

const ADDRESS = /(?:https?:\/\/)?[\w.-]+(?::\d+)?\/tobaccos\/[^\s<>"'«»]+/giu;
const SLUG = /^[a-z0-9][a-z0-9_-]{0,199}$/;
/** First segments that are rankings of the site, not brands. */
const RANKINGS = new Set(['new', 'brands', 'lines']);

/** The site under any of its names, or a copy of it on this very machine. */
const isSite = (hostname: string): boolean =>
  /^(.+\.)?htreviews\.org$/.test(hostname) || hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname);

const readLink = (address: string): CatalogueLink | null => {
  const url = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`);
  if (url === null || !isSite(url.hostname)) return null;
  // What ends the sentence is no part of the address.
  const parts = url.pathname.toLowerCase().split('/').slice(2).map(trimmed).filter(Boolean);
  const [brand, line = null] = parts;
  if (brand === undefined || parts.length > 3 || RANKINGS.has(brand)) return null;
  if (!parts.every((part) => SLUG.test(part))) return null;
  return { brand, line, path: parts.length === 3 ? parts.join('/') : null };
};

const trimmed = (part: string): string => part.replace(/[.,;:!?)\]]+$/, '');

/** The first address of the catalogue site in the text, with or without scheme, query and slash at its end. */
export const catalogueLinkIn = (text: string): CatalogueLink | null => {
  for (const [address] of text.matchAll(ADDRESS)) {
    const link = readLink(address);
    if (link !== null) return link;
  }
  return null;
};
