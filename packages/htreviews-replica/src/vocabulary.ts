/** The site's closed lists, with the numbers it gives them in markup and in filters. */

export const COUNTRIES = [
  { id: 13, name: 'Армения' },
  { id: 20, name: 'Беларусь' },
  { id: 29, name: 'Бразилия' },
  { id: 51, name: 'Германия' },
  { id: 69, name: 'Индия' },
  { id: 71, name: 'Иордания' },
  { id: 80, name: 'Казахстан' },
  { id: 217, name: 'Не указано' },
  { id: 137, name: 'ОАЭ' },
  { id: 145, name: 'Польша' },
  { id: 218, name: 'Россия' },
  { id: 151, name: 'США' },
  { id: 188, name: 'Турция' },
] as const;
export type Country = (typeof COUNTRIES)[number];

/** In the order of the site's filter, where the first has number 1. */
export const STRENGTHS = ['Лёгкая', 'Средне-лёгкая', 'Средняя', 'Средне-крепкая', 'Крепкая'] as const;
export type Strength = (typeof STRENGTHS)[number];
export type OfficialStrength = Strength | 'Не указано' | 'Смешанная';
export type StrengthByRatings = Strength | 'Мало оценок';

/**
 * The numbers 1, 2 and 4 are the site's; 3 and 5 are guesses. Lines are sometimes written in the feminine.
 */
export const STATUS_IDS = {
  Выпускается: 1,
  Лимитированный: 2,
  Лимитированная: 2,
  'Не известен': 3,
  'Снят с производства': 4,
  'Снята с производства': 4,
  'Шуточный 🙃': 5,
} as const;
export type Status = keyof typeof STATUS_IDS;

export const isDiscontinued = (status: Status | null): boolean => status !== null && STATUS_IDS[status] === 4;

export const TAG_GROUPS = [
  { name: 'Цитрусовый', color: '#f2b632' },
  { name: 'Ягодный', color: '#d1495b' },
  { name: 'Фруктовый', color: '#ef8354' },
  { name: 'Экзотический', color: '#f49d37' },
  { name: 'Освежающий', color: '#7fb7be' },
  { name: 'Напиток', color: '#8d6a9f' },
  { name: 'Десертный', color: '#c98b6b' },
  { name: 'Выпечка', color: '#d9a566' },
  { name: 'Травяной', color: '#6a994e' },
  { name: 'Пряный', color: '#a44a3f' },
  { name: 'Цветочный', color: '#c77dba' },
  { name: 'Ореховый', color: '#8a6b4d' },
  { name: 'Табачный', color: '#5f5449' },
] as const;
export type TagGroup = (typeof TAG_GROUPS)[number]['name'];

export const TAGS = [
  { id: 3, name: 'Лимон', group: 'Цитрусовый' },
  { id: 4, name: 'Лайм', group: 'Цитрусовый' },
  { id: 5, name: 'Апельсин', group: 'Цитрусовый' },
  { id: 6, name: 'Грейпфрут', group: 'Цитрусовый' },
  { id: 7, name: 'Мандарин', group: 'Цитрусовый' },
  { id: 11, name: 'Клубника', group: 'Ягодный' },
  { id: 12, name: 'Малина', group: 'Ягодный' },
  { id: 13, name: 'Черника', group: 'Ягодный' },
  { id: 14, name: 'Смородина', group: 'Ягодный' },
  { id: 15, name: 'Виноград', group: 'Ягодный' },
  { id: 16, name: 'Вишня', group: 'Ягодный' },
  { id: 17, name: 'Арбуз', group: 'Ягодный' },
  { id: 18, name: 'Лесные ягоды', group: 'Ягодный' },
  { id: 21, name: 'Яблоко', group: 'Фруктовый' },
  { id: 22, name: 'Груша', group: 'Фруктовый' },
  { id: 23, name: 'Персик', group: 'Фруктовый' },
  { id: 24, name: 'Дыня', group: 'Фруктовый' },
  { id: 25, name: 'Слива', group: 'Фруктовый' },
  { id: 31, name: 'Манго', group: 'Экзотический' },
  { id: 32, name: 'Ананас', group: 'Экзотический' },
  { id: 33, name: 'Маракуйя', group: 'Экзотический' },
  { id: 34, name: 'Банан', group: 'Экзотический' },
  { id: 35, name: 'Кокос', group: 'Экзотический' },
  { id: 36, name: 'Гуава', group: 'Экзотический' },
  { id: 46, name: 'Холодок', group: 'Освежающий' },
  { id: 47, name: 'Мята', group: 'Освежающий' },
  { id: 51, name: 'Кола', group: 'Напиток' },
  { id: 52, name: 'Чай', group: 'Напиток' },
  { id: 53, name: 'Кофе', group: 'Напиток' },
  { id: 54, name: 'Лимонад', group: 'Напиток' },
  { id: 55, name: 'Коктейль', group: 'Напиток' },
  { id: 61, name: 'Сливки', group: 'Десертный' },
  { id: 62, name: 'Шоколад', group: 'Десертный' },
  { id: 63, name: 'Карамель', group: 'Десертный' },
  { id: 64, name: 'Мороженое', group: 'Десертный' },
  { id: 65, name: 'Конфеты', group: 'Десертный' },
  { id: 71, name: 'Пирог', group: 'Выпечка' },
  { id: 72, name: 'Печенье', group: 'Выпечка' },
  { id: 73, name: 'Вафли', group: 'Выпечка' },
  { id: 81, name: 'Хвоя', group: 'Травяной' },
  { id: 82, name: 'Базилик', group: 'Травяной' },
  { id: 83, name: 'Полевые травы', group: 'Травяной' },
  { id: 84, name: 'Огурец', group: 'Травяной' },
  { id: 91, name: 'Корица', group: 'Пряный' },
  { id: 92, name: 'Имбирь', group: 'Пряный' },
  { id: 93, name: 'Анис', group: 'Пряный' },
  { id: 94, name: 'Кардамон', group: 'Пряный' },
  { id: 101, name: 'Роза', group: 'Цветочный' },
  { id: 102, name: 'Жасмин', group: 'Цветочный' },
  { id: 103, name: 'Лаванда', group: 'Цветочный' },
  { id: 111, name: 'Фундук', group: 'Ореховый' },
  { id: 112, name: 'Фисташка', group: 'Ореховый' },
  { id: 113, name: 'Миндаль', group: 'Ореховый' },
  { id: 121, name: 'Сигара', group: 'Табачный' },
] as const satisfies readonly { id: number; name: string; group: TagGroup }[];
export type Tag = (typeof TAGS)[number];
export type TagName = Tag['name'];

const GROUP_COLORS = new Map<string, string>(TAG_GROUPS.map(({ name, color }) => [name, color]));
export const groupColor = (group: TagGroup): string => GROUP_COLORS.get(group) ?? '#999999';
