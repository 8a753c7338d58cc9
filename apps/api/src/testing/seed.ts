import type { PrismaClient } from '@hookah/db/client';
import { fold } from '@hookah/shared/fold';

/** Name, second name, tags. Two brands share them all: a name alone says nothing. */
const FLAVOURS: readonly (readonly [string, string | null, readonly string[]])[] = [
  ['Зимний сад', 'Winter Garden', ['Мята', 'Ягоды']],
  ['Кола', 'Cola', ['Напитки', 'Сладкое']],
  ['Черника', 'Blueberry', ['Ягоды']],
  ['Ёлка', 'Fir Tree', ['Травы']],
  ['Манго лёд', 'Mango Ice', ['Фрукты', 'Мята']],
  ['Лимонный пирог', 'Lemon Pie', ['Цитрус', 'Сладкое']],
  ['Grape & Mint', null, ['Фрукты', 'Мята']],
  ['Грейпфрут', 'Grapefruit', ['Цитрус']],
  ['Молочный улун', 'Milk Oolong', ['Напитки']],
  ['Вишня', 'Cherry', ['Ягоды', 'Фрукты']],
  ['Кактус', 'Cactus', ['Травы']],
  ['Базилик и клубника', 'Basil Strawberry', ['Травы', 'Ягоды']],
  ['Перец <&> «соль»', `Pepper <b>&"'</b>`, ['Травы']],
  [
    'Очень длинное название вкуса, которое не помещается ни в одну кнопку и ни в одну строку списка, но встречается',
    'A very long flavour name that fits neither a button nor a line of a list and nevertheless occurs',
    ['Сладкое'],
  ],
  ['Груша', 'Pear', ['Фрукты']],
];

const BRANDS = [
  {
    slug: 'northern-smoke',
    name: 'Northern Smoke',
    altName: 'Нортерн Смоук',
    country: 'Россия',
    rating: 4.6,
  },
  { slug: 'dymok', name: 'Дымок', altName: 'Dymok', country: 'Россия', rating: 4.2 },
  { slug: 'sultan-of-mist', name: 'Sultan of Mist', altName: null, country: 'Турция', rating: 3.9 },
  { slug: 'nash', name: 'Наш', altName: 'Nash', country: null, rating: null },
] as const;

const STATUSES = ['in_production', 'limited', 'discontinued', 'joke', 'unknown', null] as const;

export type Seed = {
  brands: { id: number; slug: string; name: string }[];
  lines: { id: number; brandId: number; slug: string; name: string }[];
  tags: { id: number; name: string }[];
  tobaccos: { id: number; brandId: number; lineId: number | null; name: string; altName: string | null }[];
};

/** An invented catalogue: 4 brands, 8 lines, 60 tobaccos, every fifth without a picture, every seventh unrated. */
export const seedCatalogue = async (prisma: PrismaClient): Promise<Seed> => {
  const names = [...new Set(FLAVOURS.flatMap(([, , tags]) => tags))];
  const tags = await prisma.flavorTag.createManyAndReturn({
    data: names.map((name, index) => ({ name, htreviewsId: index + 1, groupName: 'Вкус' })),
  });
  const brands = await prisma.brand.createManyAndReturn({
    data: BRANDS.map((brand, index) => ({
      ...brand,
      htreviewsId: 100 + index,
      ratingsCount: brand.rating === null ? null : 1000 - index * 100,
      status: 'in_production',
      description: `${brand.name}: придуманный бренд для проверок.`,
      imageUrl: `https://images.example.org/brands/${brand.slug}.webp`,
      searchText: fold(`${brand.name} ${brand.altName ?? ''}`),
    })),
  });
  const lines = await prisma.line.createManyAndReturn({
    data: brands.flatMap((brand, index) => [
      {
        brandId: brand.id,
        slug: 'classic',
        name: 'Классика',
        strengthOfficial: 3,
        htreviewsId: 200 + 2 * index,
      },
      {
        brandId: brand.id,
        slug: 'strong',
        name: 'Крепкая',
        strengthOfficial: 5,
        htreviewsId: 201 + 2 * index,
      },
    ]),
  });
  const rows = brands.flatMap((brand, ofBrand) =>
    FLAVOURS.map(([name, altName, flavourTags], ofFlavour) => {
      const index = ofBrand * FLAVOURS.length + ofFlavour;
      const line = lines.filter(({ brandId }) => brandId === brand.id)[ofFlavour % 3] ?? null;
      const rated = index % 7 !== 0;
      return {
        tagIds: tags.filter((tag) => flavourTags.includes(tag.name)).map(({ id }) => id),
        row: {
          htreviewsId: 1000 + index,
          brandId: brand.id,
          lineId: line?.id ?? null,
          slugPath: `${brand.slug}/${line?.slug ?? 'other'}/flavour-${ofFlavour + 1}`,
          name,
          altName,
          imageUrl: index % 5 === 0 ? null : `https://images.example.org/tobaccos/${index}.webp`,
          description: `${name} (${brand.name}): описание для проверок.`,
          rating: rated ? Math.round((3 + ((index * 37) % 20) / 10) * 10) / 10 : null,
          ratingsCount: rated ? (index * 53) % 400 : null,
          strengthOfficial: line?.strengthOfficial ?? null,
          strengthByRatings: index % 3 === 0 ? null : (index % 5) + 1,
          status: STATUSES[index % STATUSES.length] ?? null,
          addedOn: index % 4 === 0 ? null : new Date(Date.UTC(2024, index % 12, 1 + (index % 28))),
          checkedAt: new Date('2026-01-02T03:04:05.678Z'),
          searchText: fold(
            [name, altName, brand.name, brand.altName, line?.name]
              .filter((one) => typeof one === 'string')
              .join(' '),
          ),
        },
      };
    }),
  );
  const tobaccos = await prisma.tobacco.createManyAndReturn({ data: rows.map(({ row }) => row) });
  await countWords(prisma);
  await prisma.tobaccoTag.createMany({
    data: rows.flatMap(({ tagIds }, index) => {
      const tobacco = tobaccos[index];
      return tobacco ? tagIds.map((tagId) => ({ tobaccoId: tobacco.id, tagId })) : [];
    }),
  });
  return { brands, lines, tags, tobaccos };
};

/** The vocabulary anew from the names, as the scraper keeps it by its writes. */
export const countWords = async (prisma: PrismaClient): Promise<void> => {
  await prisma.$executeRaw`DELETE FROM search_vocabulary`;
  await prisma.$executeRaw`
    INSERT INTO search_vocabulary (word, frequency)
    SELECT word, count(*) FROM tobaccos t, unnest(tsvector_to_array(t.search_words)) AS word
    WHERE t.gone_at IS NULL GROUP BY word`;
};
