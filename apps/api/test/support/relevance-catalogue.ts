import type { PrismaClient } from '@hookah/db/client';
import { fold } from '@hookah/shared/fold';
import { countWords } from '#src/testing/seed.ts';

/** Invented brands: written in one alphabet, in both, in one word and in several. */
export const BRANDS: readonly (readonly [string, string | null])[] = [
  ['Moonside', null],
  ['Sultan of Mist', null],
  ['Kafa Hills', null],
  ['Дымок', 'Dymok'],
  ['Чёрный Кит', null],
  ['Blue Fjord', 'Блю Фьорд'],
  ['Северный Ветер', 'Severny Veter'],
  ['Jaguar', null],
  ['Старый Порт', null],
  ['Smokelight', null],
  ['Огненный Лис', 'Fire Fox'],
  ['Nash Sad', 'Наш Сад'],
];

/** Flavours with their second name; every brand has about half of them. */
export const FLAVOURS: readonly (readonly [string, string | null])[] = [
  ['Кола', 'Cola'],
  ['Шоколад', 'Chocolate'],
  ['Шоколадная мята', null],
  ['Черника', 'Blueberry'],
  ['Клубника', 'Strawberry'],
  ['Клубника со сливками', null],
  ['Малина', 'Raspberry'],
  ['Ежевика', 'Blackberry'],
  ['Вишня', 'Cherry'],
  ['Вишнёвая кола', 'Cherry Cola'],
  ['Грейпфрут', 'Grapefruit'],
  ['Апельсин', 'Orange'],
  ['Лимонный пирог', 'Lemon Pie'],
  ['Лимон и мята', null],
  ['Лайм', null],
  ['Mango', null],
  ['Mango Ice', null],
  ['Banana Split', null],
  ['Peach', 'Персик'],
  ['Watermelon', null],
  ['Дыня', 'Melon'],
  ['Базилик', null],
  ['Розмарин', null],
  ['Кактус', 'Cactus'],
  ['Ёлка', 'Fir Tree'],
  ['Имбирный пряник', 'Gingerbread'],
  ['Корица', 'Cinnamon'],
  ['Кофе', 'Coffee'],
  ['Молочный улун', 'Milk Oolong'],
  ['Чай с бергамотом', 'Earl Grey'],
  ['Ванильное мороженое', null],
  ['Карамель', 'Caramel'],
  ['Фисташка', 'Pistachio'],
  ['Миндаль', 'Almond'],
  ['Кокос', 'Coconut'],
  ['Ананас', 'Pineapple'],
  ['Маракуйя', null],
  ['Гранат', 'Pomegranate'],
  ['Облепиха', null],
  ['Смородина', 'Currant'],
  ['Pinkman', null],
  ['Supernova', null],
  ['Cheesecake', 'Чизкейк'],
  ['Tarhun', 'Тархун'],
];

const LINES = ['Классика', 'Strong', 'Лёгкая'];

export const seedForRelevance = async (prisma: PrismaClient): Promise<void> => {
  const brands = await prisma.brand.createManyAndReturn({
    data: BRANDS.map(([name, altName], index) => ({
      name,
      altName,
      slug: `brand-${index}`,
      searchText: fold(`${name} ${altName ?? ''}`),
    })),
  });
  const lines = await prisma.line.createManyAndReturn({
    data: brands.flatMap(({ id }) =>
      LINES.map((name, index) => ({ brandId: id, name, slug: `line-${index}` })),
    ),
  });
  await prisma.tobacco.createMany({
    data: brands.flatMap((brand, ofBrand) =>
      FLAVOURS.flatMap(([name, altName], index) => {
        // The first six brands have every flavour, so that each of their pairs can be asked for.
        if (ofBrand >= 6 && (index + ofBrand) % 2 === 0) return [];
        const line = lines.filter(({ brandId }) => brandId === brand.id)[(index + ofBrand) % 4];
        const number = ofBrand * FLAVOURS.length + index;
        return [
          {
            htreviewsId: number + 1,
            brandId: brand.id,
            lineId: line?.id ?? null,
            slugPath: `${brand.slug}/${index}`,
            name,
            altName,
            rating: number % 9 === 0 ? null : Math.round(30 + ((number * 37) % 20)) / 10,
            ratingsCount: (number * 53) % 700,
            searchText: fold(
              [name, altName, brand.name, brand.altName, line?.name].filter((one) => one != null).join(' '),
            ),
          },
        ];
      }),
    ),
  });
  await countWords(prisma);
  await prisma.$executeRaw`ANALYZE tobaccos`;
};
