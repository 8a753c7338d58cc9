import type { Country } from '#src/vocabulary.ts';
import type { Random } from './random.ts';

export type BrandName = { name: string; altName: string | null; country: Country['name'] };

const named = (name: string, altName: string | null, country: Country['name'] = 'Россия'): BrandName => ({
  name,
  altName,
  country,
});

/**
 * Invented, every one. They carry what real names carry: both languages, ё, a typographic apostrophe,
 * an ampersand, and a Latin H in front of a Cyrillic word.
 */
export const BRAND_NAMES: readonly BrandName[] = [
  named('Полынья', 'Polynya'),
  named('Tallgrove', null, 'США'),
  named('Чайный Дрозд', 'Chayny Drozd'),
  named('Quillstone', 'Квиллстоун', 'Германия'),
  named('Ветрогон', 'Vetrogon'),
  named('Pettigrew’s', null, 'США'),
  named('Лукошко', 'Lukoshko', 'Беларусь'),
  named('Hюанс', null),
  named('Copper Heron', 'Медная Цапля'),
  named('Заозёрье', 'Zaozerye'),
  named('Orvane', null, 'Турция'),
  named('Медный Таз', 'Copper Basin'),
  named('Brindlewick', null, 'Польша'),
  named('Пятый Причал', 'Fifth Pier'),
  named('Kite & Kettle', null, 'ОАЭ'),
  named('Сонный Филин', 'Sleepy Owl'),
  named('Solenne', null, 'Иордания'),
  named('Тихий Затон', null),
  named('Vantry', 'Вантри'),
  named('Ягодный Экспресс', 'Berry Express'),
  named('Halcyon Jar', null, 'Казахстан'),
  named('Гром-Гора', 'Grom-Gora'),
  named('Zahrabel', 'Захрабель', 'ОАЭ'),
  named('Сизый Ветер', null, 'Армения'),
  named('Uncle Basalt', null, 'Бразилия'),
  named('Дымок №8', null, 'Не указано'),
  named('Ferrowood', null, 'Индия'),
  named('Пар & Ко', null),
  named('Tuk-Tuk Leaf', null, 'Не указано'),
  named('Капля Росы', 'Dewdrop'),
];

const ADJECTIVES = [
  'Рыжий',
  'Дальний',
  'Ольховый',
  'Каменный',
  'Бумажный',
  'Вечерний',
  'Глиняный',
  'Озёрный',
  'Лунный',
  'Травяной',
  'Июльский',
  'Кедровый',
  'Снежный',
  'Заводной',
  'Кружевной',
] as const;
const NOUNS = [
  'Шмель',
  'Якорь',
  'Фонарь',
  'Чердак',
  'Ковш',
  'Барсук',
  'Сундук',
  'Маяк',
  'Котелок',
  'Мельник',
  'Журавль',
  'Подвал',
  'Туман',
  'Кипяток',
  'Странник',
] as const;
const ENGLISH_HEADS = [
  'Bram',
  'Cal',
  'Dun',
  'Elder',
  'Fen',
  'Glim',
  'Hazel',
  'Ives',
  'Lark',
  'Mor',
  'Oak',
  'Pell',
  'Rook',
  'Thorn',
  'Wex',
] as const;
const ENGLISH_TAILS = [
  'bury',
  'combe',
  'dale',
  'ford',
  'garth',
  'holm',
  'ley',
  'mere',
  'ridge',
  'stead',
  'thwaite',
  'wick',
  'worth',
] as const;
const COUNTRY_OF_OTHERS = [
  'Россия',
  'Россия',
  'Россия',
  'США',
  'Турция',
  'ОАЭ',
  'Германия',
  'Не указано',
] as const;

/** The written names first, then put-together ones for as many brands as are wanted. */
export function brandNames(count: number, random: Random): BrandName[] {
  const names = BRAND_NAMES.slice(0, count);
  if (names.length === count) return names;

  const russian = ADJECTIVES.flatMap((adjective) => NOUNS.map((noun) => `${adjective} ${noun}`));
  const english = ENGLISH_HEADS.flatMap((head) => ENGLISH_TAILS.map((tail) => `${head}${tail}`));
  const more = random.shuffle([...russian, ...english]).slice(0, count - names.length);
  if (names.length + more.length < count)
    throw new Error(`No more than ${names.length + more.length} brands`);
  return [...names, ...more.map((name) => named(name, null, random.pick(COUNTRY_OF_OTHERS)))];
}

export const LINE_NAMES = [
  { name: 'Классика', english: 'Classic' },
  { name: 'Лёгкая', english: 'Light' },
  { name: 'Крепкая', english: 'Strong' },
  { name: 'Мастерская 360°', english: 'Workshop 360°' },
  { name: 'Чёрная', english: 'Black' },
  { name: 'Садовая', english: 'Garden' },
  { name: 'Опыты', english: 'Trials' },
  { name: 'Зимняя', english: 'Winter' },
] as const;
