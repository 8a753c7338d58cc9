/** Markup that is already safe to send. */
export type Html = { readonly markup: string };
type Value = Html | string | number | null | undefined | false | readonly Value[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

export const raw = (markup: string): Html => ({ markup });
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** A template whose values are escaped, lists joined, and null, undefined and false left out. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return raw(strings.reduce((markup, part, index) => markup + render(values[index - 1]) + part));
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.map(render).join('') : value.markup;
}

const isList = (value: Html | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** A JSON-LD block; "<" is written so that no text can close the script. */
export const jsonLd = (data: unknown): Html =>
  raw(
    `<script type="application/ld+json">\n\t${JSON.stringify(data, null, '\t').replaceAll('<', '\\u003c').replaceAll('\n', '\n\t')}\n\t</script>`,
  );
