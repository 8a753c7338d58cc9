import { cleanName } from './clean.ts';
import {
  type InfoRows,
  openPage,
  type Page,
  readDescription,
  readImage,
  readInfo,
  readNames,
  readObjectId,
  readScore,
  requireLabels,
} from './document.ts';
import { parseId } from './numbers.ts';
import { type ParseResult, vital, withProblems } from './problems.ts';
import type { TobaccoPage } from './records.ts';
import type { Site } from './site.ts';
import { readTags } from './tags.ts';
import { isPageOf } from './whereabouts.ts';
import { readStatus, readStrength } from './words.ts';

const VITAL_LABELS = ['Бренд', 'Статус', 'HtreviewsID', 'Крепость официальная'];

/** What was asked for: the path, and the number when a list gave it. */
export type WantedTobacco = { slugPath: string; htreviewsId: number | null };

export function parseTobaccoPage(
  html: string,
  site: Site,
  url: string,
  wanted: WantedTobacco,
): ParseResult<TobaccoPage> {
  return withProblems((report) => {
    const page = openPage(html, site, url, report);
    if (!isPageOf(page, wanted.slugPath)) return null;
    const info = readInfo(page);
    const htreviewsId = readIdentity(page, info, wanted);
    const names = readNames(page);
    if (htreviewsId === null || names === null) return null;
    requireLabels(info, VITAL_LABELS, report);
    return {
      htreviewsId,
      slugPath: wanted.slugPath,
      ...names,
      description: readDescription(page),
      imageUrl: readImage(page),
      brandName: cleanName(info.text('Бренд')),
      lineName: cleanName(info.text('Линейка')),
      country: cleanName(info.text('Страна')),
      strengthOfficial: readStrength(info.text('Крепость официальная'), report),
      strengthByRatings: readStrength(info.text('Крепость по оценкам'), report),
      status: readStatus(info.text('Статус'), report),
      addedOn: info.day('Добавлен на сайт'),
      ...readScore(page),
      tags: readTags(page),
    };
  });
}

/** The number stands in the markup and, as "htr197863", in the text; two that differ are no identity. */
function readIdentity(page: Page, info: InfoRows, wanted: WantedTobacco): number | null {
  const id = readObjectId(page);
  if (id === null) return null;
  const shown = info.text('HtreviewsID');
  if (shown !== null && parseId(shown) !== id) {
    page.report(vital('id_mismatch', `${id} in the markup, ${shown} in the text`));
    return null;
  }
  if (wanted.htreviewsId !== null && wanted.htreviewsId !== id) {
    page.report(vital('wrong_page', `asked for ${wanted.htreviewsId}, got ${id}`));
    return null;
  }
  return id;
}
