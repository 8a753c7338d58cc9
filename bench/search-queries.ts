import type { TobaccoQuery } from '@hookah/shared/catalog';

export type Kind = 'clean' | 'prefix' | 'typo' | 'transliterated' | 'filtered';
export type BenchQuery = { kind: Kind; text: string; filters: Pick<TobaccoQuery, 'brand' | 'status'> };

const RUSSIAN =
  'кола шоколад черника клубника малина ежевика вишня грейпфрут апельсин лимон лайм манго банан персик арбуз дыня базилик розмарин кактус имбирь корица кофе молоко улун бергамот ваниль карамель фисташка миндаль кокос ананас маракуйя гранат облепиха смородина мята груша яблоко слива тархун';
const ENGLISH =
  'cola chocolate blueberry strawberry raspberry blackberry cherry grapefruit orange lemon lime mango banana peach watermelon melon basil rosemary cactus ginger cinnamon coffee milk oolong bergamot vanilla caramel pistachio almond coconut pineapple passion pomegranate winter garden mint pear apple plum tarragon';

/** The words that many names share. */
export const BASE_WORDS: readonly string[] = [...RUSSIAN.split(' '), ...ENGLISH.split(' ')];

const TRANSLITERATED =
  'klubnika malina chernika vishnya apelsin baklan kokos ananas oblepiha smorodina блубери чери манго лемон кофи ваниль карамел пистачио кокосовый ананас';

const swap = (word: string) => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
const drop = (word: string) => word.slice(0, 3) + word.slice(4);

/** Alone and in pairs, as people type. */
export function queriesOf(): BenchQuery[] {
  const long = BASE_WORDS.filter(({ length }) => length >= 5);
  const partner = (index: number) => BASE_WORDS[(index * 17 + 5) % BASE_WORDS.length] ?? '';
  const queries: Omit<BenchQuery, 'filters'>[] = [
    ...BASE_WORDS.flatMap((word, index) => [word, `${word} ${partner(index)}`]).map((text) => ({
      kind: 'clean' as const,
      text,
    })),
    ...long
      .flatMap((word, index) => [word.slice(0, 2), word.slice(0, 4), `${partner(index)} ${word.slice(0, 3)}`])
      .map((text) => ({ kind: 'prefix' as const, text })),
    ...long
      .flatMap((word, index) => [swap(word), drop(word), `${partner(index)} ${drop(word)}`])
      .map((text) => ({ kind: 'typo' as const, text })),
    ...TRANSLITERATED.split(' ')
      .flatMap((word, index) => [word, `${word} ${partner(index)}`])
      .map((text) => ({ kind: 'transliterated' as const, text })),
  ];
  const filtered = BASE_WORDS.flatMap((text, index) => [
    // The largest brand of all: there the search finds most to leave out.
    { text, filters: { brand: 'brand-1' } },
    { text: `${text} ${partner(index)}`, filters: { status: 'limited' as const } },
    { text: text.slice(0, 2), filters: { status: 'in_production' as const } },
  ]);
  return [
    ...queries.map((query) => ({ ...query, filters: {} })),
    ...filtered.map((query) => ({ kind: 'filtered' as const, ...query })),
  ];
}
