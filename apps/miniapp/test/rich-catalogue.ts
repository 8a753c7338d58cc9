import { countWords, type TestApi } from '@hookah/api/testing';
import type { Replica } from '@hookah/htreviews-replica';
import { fold } from '@hookah/shared/fold';

const STRENGTHS = ['Лёгкая', 'Средне-лёгкая', 'Средняя', 'Средне-крепкая', 'Крепкая'];
const strengthOf = (word: string | null): number | null => {
  const index = STRENGTHS.indexOf(word ?? '');
  return index < 0 ? null : index + 1;
};
const statusOf = (word: string): string => {
  if (word.startsWith('Лимит')) return 'limited';
  return word.startsWith('Снят') ? 'discontinued' : 'in_production';
};
const imageOf = (path: string | null) => path && `https://images.example.org/${path}`;

/** The whole invented catalogue of the replica, pictures included, in place of the small one for checks. */
export const fillCatalogue = async ({ prisma }: TestApi, { catalogue }: Replica): Promise<void> => {
  await prisma.tobaccoTag.deleteMany();
  await prisma.tobacco.deleteMany();
  await prisma.line.deleteMany();
  await prisma.brand.deleteMany();
  await prisma.flavorTag.deleteMany();

  const tagNames = new Map(
    catalogue.tobaccos().flatMap(({ tags }) => tags.map((tag) => [tag.id, tag] as const)),
  );
  const tags = await prisma.flavorTag.createManyAndReturn({
    data: [...tagNames.values()].map(({ id, name, group }) => ({ htreviewsId: id, name, groupName: group })),
  });
  const brands = await prisma.brand.createManyAndReturn({
    data: catalogue.brands().map((brand) => ({
      htreviewsId: brand.id,
      slug: brand.slug,
      name: brand.name,
      altName: brand.altName,
      country: brand.country.name,
      rating: brand.rating,
      ratingsCount: brand.ratingsCount,
      status: statusOf(brand.status),
      description: brand.description,
      imageUrl: imageOf(brand.image),
      searchText: fold(`${brand.name} ${brand.altName ?? ''}`),
    })),
  });
  const brandIds = new Map(brands.map((brand) => [brand.htreviewsId, brand.id]));
  const lines = await prisma.line.createManyAndReturn({
    data: catalogue.lines().map((line) => ({
      htreviewsId: line.id,
      brandId: brandIds.get(line.brandId) ?? 0,
      slug: line.slug,
      name: line.name,
      strengthOfficial: strengthOf(line.strengthOfficial),
      strengthByRatings: strengthOf(line.strengthByRatings),
    })),
  });
  const lineIds = new Map(lines.map((line) => [line.htreviewsId, line.id]));
  const tobaccos = await prisma.tobacco.createManyAndReturn({
    data: catalogue.tobaccos().map((tobacco) => ({
      htreviewsId: tobacco.id,
      brandId: brandIds.get(tobacco.brandId) ?? 0,
      lineId: lineIds.get(tobacco.lineId) ?? null,
      slugPath: catalogue.pathOf(tobacco),
      name: tobacco.name,
      altName: tobacco.altName,
      imageUrl: imageOf(tobacco.image),
      description: tobacco.description,
      // The site prints 0 where nobody has rated.
      rating: tobacco.rating || null,
      ratingsCount: tobacco.ratingsCount,
      strengthOfficial: strengthOf(tobacco.strengthOfficial),
      strengthByRatings: strengthOf(tobacco.strengthByRatings),
      status: statusOf(tobacco.status),
      searchText: fold(
        [tobacco.name, tobacco.altName, catalogue.brandById(tobacco.brandId)?.name].filter(Boolean).join(' '),
      ),
    })),
  });
  await countWords(prisma);
  const tagIds = new Map(tags.map((tag) => [tag.htreviewsId, tag.id]));
  const tobaccoIds = new Map(tobaccos.map((tobacco) => [tobacco.htreviewsId, tobacco.id]));
  await prisma.tobaccoTag.createMany({
    data: catalogue.tobaccos().flatMap((tobacco) =>
      tobacco.tags.map((tag) => ({
        tobaccoId: tobaccoIds.get(tobacco.id) ?? 0,
        tagId: tagIds.get(tag.id) ?? 0,
      })),
    ),
  });
};
