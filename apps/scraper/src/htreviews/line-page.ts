import {
  openPage,
  readDescription,
  readImage,
  readInfo,
  readNames,
  readObjectId,
  readScore,
} from './document.ts';
import { type ParseResult, withProblems } from './problems.ts';
import type { LinePage } from './records.ts';
import type { Site } from './site.ts';
import { readTobaccoList } from './tobacco-list.ts';
import { isPageOf } from './whereabouts.ts';
import { readStatus, readStrength } from './words.ts';

/** A line may lack its picture, its strength by ratings and its status: no label is vital here. */
export function parseLinePage(
  html: string,
  site: Site,
  url: string,
  slugPath: string,
): ParseResult<LinePage> {
  return withProblems((report) => {
    const page = openPage(html, site, url, report);
    if (!isPageOf(page, slugPath)) return null;
    const htreviewsId = readObjectId(page);
    const names = readNames(page);
    const tobaccos = readTobaccoList(page);
    if (htreviewsId === null || names === null || tobaccos === null) return null;
    const info = readInfo(page);
    return {
      htreviewsId,
      slugPath,
      ...names,
      description: readDescription(page),
      imageUrl: readImage(page),
      strengthOfficial: readStrength(info.text('Крепость официальная'), report),
      strengthByRatings: readStrength(info.text('Крепость по оценкам'), report),
      status: readStatus(info.text('Статус'), report),
      addedOn: info.day('Добавлен на сайт'),
      ...readScore(page),
      tobaccos,
    };
  });
}
