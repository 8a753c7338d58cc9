const LATIN: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** First path segments that are pages of the site and so never a brand. */
const RESERVED = new Set(['new', 'brands', 'lines']);

/** Lower-case Latin words, digits and hyphens, as the site writes its addresses. */
export function slugify(name: string): string {
  const latin = [...name.toLowerCase()].map((char) => LATIN[char] ?? char).join('');
  const slug = latin
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return RESERVED.has(slug) || slug === '' ? `${slug}-tobacco`.replace(/^-/, '') : slug;
}

/** The first of slug, slug-2, slug-3… that is free; takes it. */
export function uniqueSlug(name: string, taken: Set<string>): string {
  const base = slugify(name);
  let slug = base;
  for (let suffix = 2; taken.has(slug); suffix += 1) slug = `${base}-${suffix}`;
  taken.add(slug);
  return slug;
}
