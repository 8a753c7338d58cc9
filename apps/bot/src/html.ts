import { escaped } from '@hookah/shared/telegram-message';

/** Text that is ready for `parse_mode: HTML`: everything foreign in it has been escaped, exactly once. */
export type Html = { readonly html: string };

type Part = string | number | Html;

const render = (part: Part): string => (typeof part === 'object' ? part.html : escaped(String(part)));

/** html`<b>${name}</b>` escapes what is put in, unless it is Html already. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((text, string, index) => {
    const part = parts[index - 1];
    return `${text}${part === undefined ? '' : render(part)}${string}`;
  }),
});

/** Words that lead somewhere. In an attribute a quote ends it, so that is escaped too. */
export const link = (url: string, words: string): Html => ({
  html: `<a href="${escaped(url).replaceAll('"', '&quot;')}">${escaped(words)}</a>`,
});

export const NOTHING: Html = { html: '' };

/** Parts one under another; empty ones are left out. */
export const lines = (...parts: readonly (Html | null)[]): Html => ({
  html: parts
    .filter((part): part is Html => part !== null && part.html !== '')
    .map((part) => part.html)
    .join('\n'),
});

/** As `lines`, with an empty line between the parts. */
export const paragraphs = (...parts: readonly (Html | null)[]): Html => ({
  html: parts
    .filter((part): part is Html => part !== null && part.html !== '')
    .map((part) => part.html)
    .join('\n\n'),
});
