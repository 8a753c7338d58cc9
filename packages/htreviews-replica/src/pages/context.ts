import type { Catalogue } from '#src/catalogue.ts';

export type PageContext = {
  catalogue: Catalogue;
  /** Scheme, host and port the reader used: every absolute link starts with it. */
  origin: string;
};

export const pageUrl = (context: PageContext, path: string): string => `${context.origin}/tobaccos/${path}`;

export const pictureUrl = ({ origin }: PageContext, image: string | null): string =>
  `${origin}/${image ?? 'images/no_image.webp'}`;
