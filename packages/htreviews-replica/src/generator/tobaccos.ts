import type { Line, Tobacco } from '#src/model.ts';
import {
  type OfficialStrength,
  STRENGTHS,
  type Status,
  type StrengthByRatings,
  TAGS,
  type TagName,
} from '#src/vocabulary.ts';
import { FAVOURITE_FLAVOURS, type Flavour, SIMPLE_FLAVOURS, SPECIAL_FLAVOURS } from './flavours.ts';
import { picturePath } from './picture-path.ts';
import type { Random } from './random.ts';
import { tobaccoScore } from './scores.ts';
import { FLAVOUR_ASIDES, FLAVOUR_HINTS, FLAVOUR_OPENINGS, READERS } from './sentences.ts';
import { uniqueSlug } from './slug.ts';

/** Ids come last: they follow the dates over all brands. */
export type NewTobacco = Omit<Tobacco, 'id'>;

export type TobaccoSource = {
  lines: readonly Line[];
  count: number;
  /** 1 for the largest brand, towards 0 for the smallest. */
  fame: number;
  /** A day between the two, both ISO. */
  dateBetween: (from: string, to: string) => string;
  random: Random;
};

/** A brand's flavours, spread over its lines; some names stand in two lines, as they do on the site. */
export function generateTobaccos({ lines, count, fame, dateBetween, random }: TobaccoSource): NewTobacco[] {
  const favourites = fame === 1 ? FAVOURITE_FLAVOURS.slice(0, count) : [];
  const flavours = [...favourites, ...flavoursOfBrand(count - favourites.length, favourites, random)];
  const slugs = new Map<number, Set<string>>(lines.map((line) => [line.id, new Set<string>()]));
  return Array.from({ length: count }, (_, index) => {
    const line = index < lines.length ? lines[index] : random.pick(lines);
    const isRepeat = lines.length > 1 && index > 0 && index % 12 === 0;
    const flavour = flavours[isRepeat ? index - 1 : index];
    if (line === undefined || flavour === undefined)
      throw new Error(`No line or flavour for number ${index}`);
    const score = tobaccoScore(random, fame);
    const isFavourite = favourites.includes(flavour);
    const names = isFavourite ? bothNames(flavour) : namesOf(flavour, random);
    return {
      ...score,
      brandId: line.brandId,
      lineId: line.id,
      slug: uniqueSlug(names.name, slugs.get(line.id) ?? new Set()),
      ...names,
      description: describe(random),
      image:
        !isFavourite && random.chance(0.06)
          ? null
          : picturePath(`${line.brandId} ${line.id} ${index} ${flavour.name}`),
      strengthOfficial: officialStrength(line, random),
      strengthByRatings: strengthByRatings(score.ratingsCount, random),
      status: isFavourite ? 'Выпускается' : statusOf(random),
      tags: random.chance(0.09) ? [] : tagsOf(flavour.tags),
      addedOn: dateBetween(line.addedOn, '2025-12-31'),
      addedBy: random.chance(0.4) ? random.pick(READERS) : null,
      listed: true,
    };
  });
}

/** Enough different flavours: written ones for the most part, then mixes of two plain ones. */
function flavoursOfBrand(count: number, taken: readonly Flavour[], random: Random): Flavour[] {
  const all = [...SIMPLE_FLAVOURS, ...SPECIAL_FLAVOURS];
  const written = random.shuffle(all.filter((flavour) => !taken.includes(flavour)));
  const known = new Set(all.map(({ name }) => name));
  const flavours = written.slice(0, Math.max(Math.ceil(count * 0.6), count - 400));
  while (flavours.length < count) {
    const mix = mixOf(random.pick(SIMPLE_FLAVOURS), random.pick(SIMPLE_FLAVOURS));
    if (mix.english.startsWith('Iced') && random.chance(0.7)) continue;
    if (known.has(mix.name)) continue;
    known.add(mix.name);
    flavours.push(mix);
  }
  return random.shuffle(flavours);
}

function mixOf(first: Flavour, second: Flavour): Flavour {
  if (first === second) {
    return {
      name: `${first.name} со льдом`,
      english: `Iced ${first.english}`,
      tags: [...first.tags, 'Холодок'],
    };
  }
  return {
    name: `${first.name} и ${second.name.toLowerCase()}`,
    english: `${first.english} ${second.english}`,
    tags: [...first.tags, ...second.tags],
  };
}

type Names = Pick<Tobacco, 'name' | 'altName' | 'altNameServed'>;

const bothNames = ({ name, english }: Flavour): Names => ({ name, altName: english, altNameServed: english });

/** Russian or English first, with or without the other; a missing second name is written in four ways. */
function namesOf(flavour: Flavour, random: Random): Names {
  const [name, other] = random.chance(0.35)
    ? [flavour.english, flavour.name]
    : [flavour.name, flavour.english];
  if (random.chance(0.62)) return { name, altName: other, altNameServed: other };
  return { name, altName: null, altNameServed: random.pick([null, '', '&nbsp;', '-']) };
}

function describe(random: Random): string {
  if (random.chance(0.08)) return '';
  const sentences: string[] = [random.pick(FLAVOUR_OPENINGS)];
  if (random.chance(0.6)) sentences.push(random.pick(FLAVOUR_HINTS));
  if (random.chance(0.25)) sentences.push(random.pick(FLAVOUR_ASIDES));
  return sentences.join(' ');
}

function officialStrength(line: Line, random: Random): OfficialStrength {
  if (line.strengthOfficial === 'Смешанная') return random.pick(STRENGTHS);
  return line.strengthOfficial ?? 'Не указано';
}

function strengthByRatings(ratingsCount: number, random: Random): StrengthByRatings | null {
  if (random.chance(0.1)) return null;
  return ratingsCount < 5 ? 'Мало оценок' : random.pick(STRENGTHS);
}

function statusOf(random: Random): Status {
  const lot = random.next();
  if (lot < 0.8) return 'Выпускается';
  if (lot < 0.92) return 'Снят с производства';
  if (lot < 0.975) return 'Лимитированный';
  return lot < 0.99 ? 'Не известен' : 'Шуточный 🙃';
}

function tagsOf(names: readonly TagName[]): Tobacco['tags'] {
  return TAGS.filter((tag) => names.includes(tag.name));
}
