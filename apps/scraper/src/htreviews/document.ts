import { type CheerioAPI, load } from 'cheerio/slim';
import { cleanAltName, cleanName, cleanText } from './clean.ts';
import { parseCount, parseDay, parseId, parseRating } from './numbers.ts';
import { minor, type Report, vital } from './problems.ts';
import type { Score } from './records.ts';
import type { Site } from './site.ts';

/** One parsed page, with where it came from and whom to tell what is wrong with it. */
export type Page = { $: CheerioAPI; site: Site; url: string; report: Report };
export type Selection = ReturnType<CheerioAPI>;

export const openPage = (html: string, site: Site, url: string, report: Report): Page => ({
  $: load(html),
  site,
  url,
  report,
});

/** The value of `.object_info_item` rows by their label. */
export type InfoRows = {
  text: (label: string) => string | null;
  link: (label: string) => string | null;
  day: (label: string) => string | null;
  has: (label: string) => boolean;
};

/**
 * A row is label, spacer, value; the value is a span or a div. A label may hold a "?" with a long explanation,
 * so its text is that of its own first span if it has one.
 */
export function readInfo({ $, report }: Page): InfoRows {
  const rows = new Map<string, Selection>();
  $('.object_card_info .object_info_item').each((_, element) => {
    const cells = $(element).children();
    if (cells.length < 2) return;
    const head = cells.first();
    const nested = head.children('span').first();
    const label = cleanName((nested.length > 0 ? nested : head).text());
    if (label !== null && !rows.has(label)) rows.set(label, cells.last());
  });
  const text = (label: string) => cleanText(rows.get(label)?.text());
  return {
    text,
    link: (label) => rows.get(label)?.find('a[href]').first().attr('href') ?? null,
    has: (label) => rows.has(label),
    day: (label) => {
      const day = parseDay(text(label));
      if (day === null && text(label) !== null) report(minor('unreadable_value', label));
      return day;
    },
  };
}

export function requireLabels(info: InfoRows, labels: readonly string[], report: Report): void {
  for (const label of labels) if (!info.has(label)) report(vital('missing_label', label));
}

/** The object's number. Without it the page is not of a brand, a line or a tobacco. */
export function readObjectId({ $, report }: Page): number | null {
  const id = parseId($('.object_wrapper').first().attr('data-id'));
  if (id === null) report(vital('missing_element', '.object_wrapper[data-id]'));
  return id;
}

/** The title stands twice (phone and desktop); either copy will do. */
export function readNames({ $, report }: Page): { name: string; altName: string | null } | null {
  const titles = $('.object_card_title')
    .toArray()
    .map((title) => ({
      name: cleanName($(title).children('h1').first().text()),
      altName: cleanAltName($(title).children('span').first().text()),
    }));
  for (const { name, altName } of titles) if (name !== null) return { name, altName };
  report(vital('missing_element', '.object_card_title h1'));
  return null;
}

export function readDescription({ $ }: Page): string | null {
  return cleanText($('.object_card_discr').first().children('span').first().text());
}

export function readImage({ $, site, report }: Page): string | null {
  return imageOf($('.object_image img').first(), site, report);
}

/** A lazy picture's `src` is a placeholder until it is shown: `data-src` first. */
export function imageOf(img: Selection, site: Site, report: Report): string | null {
  const source = img.attr('data-src') ?? img.attr('src');
  const url = site.image(source);
  if (url === undefined) report(minor('foreign_image', source ?? ''));
  return url ?? null;
}

export function readScore({ $ }: Page): Score {
  const stat = (title: string) =>
    parseCount(
      cleanName($(`.object_stats [data-stats] > [data-hover-title="${title}"] span`).first().text()),
    );
  return {
    rating: parseRating($('.object_stats [data-rating]').first().attr('data-rating')),
    ratingsCount: stat('Оценки'),
    reviewsCount: stat('Отзывы'),
  };
}
