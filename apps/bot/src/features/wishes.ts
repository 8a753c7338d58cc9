import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import { wishesOf } from '@hookah/shared/sure-match';
import { type CatalogueLink, catalogueLinkIn } from '#src/catalogue-link.ts';
import { beginning } from '#src/clip.ts';
import { MAX_QUERY } from './search.ts';

/** One line of what somebody wrote: words, or an address of the site with whatever stands around it. */
export type Wish = { link: CatalogueLink } | { words: string };

/** What a wish turned out to name. */
export type Meant =
  | { kind: 'tobacco'; id: number }
  | { kind: 'brand'; slug: string; line: number | null; page: 0 }
  | { kind: 'words'; words: string };

/** `hidden`: addresses behind words of the text, as forwarded posts have them. */
export const wishesIn = (text: string, hidden: readonly string[]): Wish[] => {
  const written = wishesOf(text).map((line): Wish => {
    const link = catalogueLinkIn(line);
    return link === null ? { words: beginning(line, MAX_QUERY) } : { link };
  });
  const behind = hidden.flatMap((address): Wish[] => {
    const link = catalogueLinkIn(address);
    return link === null ? [] : [{ link }];
  });
  const seen = new Set<string>();
  return [...written, ...behind].filter((wish) => {
    const key = JSON.stringify(wish);
    return seen.has(key) ? false : seen.add(key);
  });
};

/** What an address says to who reads it: the catalogue may not have the page yet, or not any more. */
const wordsOf = ({ brand, path }: CatalogueLink): string => {
  const name = path?.split('/').at(-1) ?? '';
  return beginning(`${brand} ${name}`.replace(/[-_]+/g, ' ').trim(), MAX_QUERY);
};

const isMissing = (error: unknown) => error instanceof ApiError && error.status === 404;

export const resolve = async (api: ApiClient, wish: Wish): Promise<Meant> => {
  if ('words' in wish) return { kind: 'words', words: wish.words };
  const { link } = wish;
  if (link.path !== null) {
    const [tobacco] = (await api.tobaccos.list({ path: link.path, limit: 1 })).items;
    return tobacco ? { kind: 'tobacco', id: tobacco.id } : { kind: 'words', words: wordsOf(link) };
  }
  try {
    const brand = await api.brands.get(link.brand);
    const line = brand.lines.find(({ slug }) => slug === link.line);
    return { kind: 'brand', slug: brand.slug, line: line?.id ?? null, page: 0 };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { kind: 'words', words: wordsOf(link) };
  }
};
