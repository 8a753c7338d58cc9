import { otherLayout } from '#src/catalog/query/keyboard-layout.ts';
import { BRANDS, FLAVOURS } from './relevance-catalogue.ts';

/** What was typed, and what must be among the first five: of this brand, of this name, or both. */
export type Wish = { query: string; brand?: string; name?: string };

const wishes = (rows: readonly (readonly [string, string | undefined, string | undefined])[]): Wish[] =>
  rows.map(([query, brand, name]) => ({
    query,
    ...(brand === undefined ? {} : { brand }),
    ...(name === undefined ? {} : { name }),
  }));

const HAND_WRITTEN = wishes([
  ['moonside кола', 'Moonside', 'Кола'],
  ['кола moonside', 'Moonside', 'Кола'],
  ['cherry cola дымок', 'Дымок', 'Вишнёвая кола'],
  ['вишневая кола', undefined, 'Вишнёвая кола'],
  ['ВИШНЁВАЯ КОЛА', undefined, 'Вишнёвая кола'],
  ['елка', undefined, 'Ёлка'],
  ['черный кит', 'Чёрный Кит', undefined],
  ['кит черный лайм', 'Чёрный Кит', 'Лайм'],
  ['sultan mango', 'Sultan of Mist', 'Mango'],
  ['mango sultan mist', 'Sultan of Mist', 'Mango'],
  ['blue fjord gingerbread', 'Blue Fjord', 'Имбирный пряник'],
  ['блю фьорд пряник', 'Blue Fjord', 'Имбирный пряник'],
  ['kafa чай с бергамотом', 'Kafa Hills', 'Чай с бергамотом'],
  ['earl grey', undefined, 'Чай с бергамотом'],
  ['клубника сливками', undefined, 'Клубника со сливками'],
  ['"лимон и мята"', undefined, 'Лимон и мята'],
  ['лимон, мята', undefined, 'Лимон и мята'],
  ['moonside strong кола', 'Moonside', 'Кола'],
  ['дымок классика шоколад', 'Дымок', 'Шоколад'],
]);

const TRANSLITERATED = wishes([
  ['мунсайд', 'Moonside', undefined],
  ['мунсайд кола', 'Moonside', 'Кола'],
  ['дыня мунсайд', 'Moonside', 'Дыня'],
  ['султан', 'Sultan of Mist', undefined],
  ['султан манго', 'Sultan of Mist', 'Mango'],
  ['султан оф мист', 'Sultan of Mist', undefined],
  ['кафа', 'Kafa Hills', undefined],
  ['кафа хилс', 'Kafa Hills', undefined],
  ['кафа хиллс лайм', 'Kafa Hills', 'Лайм'],
  ['ягуар', 'Jaguar', undefined],
  ['джагуар', 'Jaguar', undefined],
  ['смоклайт', 'Smokelight', undefined],
  ['смоуклайт', 'Smokelight', undefined],
  ['чизкейк', undefined, 'Cheesecake'],
  ['тархун', undefined, 'Tarhun'],
  ['манго', undefined, 'Mango'],
  ['манго айс', undefined, 'Mango Ice'],
  ['банана сплит', undefined, 'Banana Split'],
  ['вотермелон', undefined, 'Watermelon'],
  ['пинкман', undefined, 'Pinkman'],
  ['супернова', undefined, 'Supernova'],
  ['laim', undefined, 'Лайм'],
  ['lime', undefined, 'Лайм'],
  ['bazilik', undefined, 'Базилик'],
  ['rozmarin', undefined, 'Розмарин'],
  ['oblepiha', undefined, 'Облепиха'],
  ['oblepikha', undefined, 'Облепиха'],
  ['marakuya', undefined, 'Маракуйя'],
  ['cherny kit', 'Чёрный Кит', undefined],
  ['chernyy kit', 'Чёрный Кит', undefined],
  ['stary port', 'Старый Порт', undefined],
  ['staryi port', 'Старый Порт', undefined],
  ['severny veter', 'Северный Ветер', undefined],
  ['klubnika so slivkami', undefined, 'Клубника со сливками'],
  ['shokolad', undefined, 'Шоколад'],
  ['shokoladnaya myata', undefined, 'Шоколадная мята'],
  ['vanilnoe morozhenoe', undefined, 'Ванильное мороженое'],
  ['limon i myata', undefined, 'Лимон и мята'],
  ['vishnya', undefined, 'Вишня'],
  ['фаер фокс', 'Огненный Лис', undefined],
]);

const JOINED = wishes([
  ['moon side', 'Moonside', undefined],
  ['moon side кола', 'Moonside', 'Кола'],
  ['мун сайд', 'Moonside', undefined],
  ['smoke light', 'Smokelight', undefined],
  ['смоук лайт', 'Smokelight', undefined],
  ['super nova', undefined, 'Supernova'],
  ['pink man', undefined, 'Pinkman'],
  ['cheese cake', undefined, 'Cheesecake'],
  ['water melon', undefined, 'Watermelon'],
  ['bluefjord', 'Blue Fjord', undefined],
  ['firefox', 'Огненный Лис', undefined],
  ['cherrycola', undefined, 'Вишнёвая кола'],
  ['kafahills', 'Kafa Hills', undefined],
  ['bananasplit', undefined, 'Banana Split'],
  ['lemonpie', undefined, 'Лимонный пирог'],
]);

const WRONG_LAYOUT = [
  ...wishes([
    ['rjkf', undefined, 'Кола'],
    ['лфмф', 'Kafa Hills', undefined],
    ['лфаф', 'Kafa Hills', undefined],
    ['`krf', undefined, 'Ёлка'],
    ['lsyz', undefined, 'Дыня'],
    ['ьфтпщ', undefined, 'Mango'],
    ['ыгдефт ьфтпщ', 'Sultan of Mist', 'Mango'],
  ]),
  ...FLAVOURS.map(([name]) => ({ query: otherLayout(name), name })),
];

const CLEAN = [
  ...FLAVOURS.flatMap(([name, altName]) => [
    { query: name, name },
    ...(altName === null ? [] : [{ query: altName, name }]),
  ]),
  ...BRANDS.flatMap(([brand, altName]) => [
    { query: brand, brand },
    ...(altName === null ? [] : [{ query: altName, brand }]),
  ]),
  ...FLAVOURS.flatMap(([name], index) => {
    const brand = BRANDS[index % 6]?.[0] ?? '';
    return [
      { query: `${brand} ${name}`, brand, name },
      { query: `${name} ${brand}`, brand, name },
    ];
  }),
  ...HAND_WRITTEN,
];

/** Four letters are typed, and the brand before them. */
const PREFIXES = FLAVOURS.filter(([name]) => name.length >= 6 && !name.includes(' ')).map(([name], index) => {
  const brand = BRANDS[index % 6]?.[0] ?? '';
  return { query: `${brand} ${name.slice(0, 4)}`, brand, name };
});

const letterOf = (word: string, place: number) =>
  /[а-яё]/i.test(word) ? 'оаинтсрвлк'.charAt(place % 10) : 'eaiontrsl'.charAt(place % 9);

const mistype = (word: string, at: number): string[] => {
  const [before, here, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  return [
    `${before}${next}${after}`,
    `${before}${here}${letterOf(word, at)}${next}${after}`,
    `${before}${letterOf(word, at + 3)}${next}${after}`,
    `${before}${next}${here}${after}`,
  ].filter((typo) => typo !== word);
};

/** One letter less, more, other, or two swapped, at two places of the longest word; alone, and with a brand. */
const TYPOS = FLAVOURS.flatMap(([name, altName], index) =>
  [name, altName].flatMap((one) => {
    if (one === null) return [];
    const longest = one
      .toLowerCase()
      .split(' ')
      .reduce((a, b) => (b.length > a.length ? b : a));
    if (longest.length < 5) return [];
    const brand = BRANDS[index % 6]?.[0] ?? '';
    return [1, Math.floor(longest.length / 2)].flatMap((at) =>
      mistype(longest, at).map(
        (typo, kind): Wish =>
          kind % 2 === 0
            ? { query: one.toLowerCase().replace(longest, typo), name }
            : { query: `${brand} ${one.toLowerCase().replace(longest, typo)}`, brand, name },
      ),
    );
  }),
);

const TYPOS_BY_HAND = wishes([
  ['sutlan', 'Sultan of Mist', undefined],
  ['slutan манго', 'Sultan of Mist', 'Mango'],
  ['moonsde', 'Moonside', undefined],
  ['monside', 'Moonside', undefined],
  ['дмыок', 'Дымок', undefined],
  ['дымог', 'Дымок', undefined],
  ['чирника', undefined, 'Черника'],
  ['клубнека', undefined, 'Клубника'],
  ['шакалад', undefined, 'Шоколад'],
  ['грейфрут', undefined, 'Грейпфрут'],
  ['bluebery', undefined, 'Черника'],
  ['стравбери', undefined, 'Клубника'],
  ['jagaur', 'Jaguar', undefined],
  ['фисташко', undefined, 'Фисташка'],
  ['карамэль', undefined, 'Карамель'],
]);

export const RELEVANCE_SET = {
  clean: { least: 0.98, wishes: CLEAN },
  prefixes: { least: 0.98, wishes: PREFIXES },
  'single typos': { least: 0.95, wishes: [...TYPOS, ...TYPOS_BY_HAND] },
  transliterated: { least: 0.95, wishes: TRANSLITERATED },
  'joined or split': { least: 0.95, wishes: JOINED },
  'wrong layout': { least: 0.95, wishes: WRONG_LAYOUT },
} satisfies Record<string, { least: number; wishes: readonly Wish[] }>;
