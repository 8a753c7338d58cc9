import type { TestApi, TestPerson } from '@hookah/api/testing';

/** Puts `Запись 1` to `Запись <count>` on a person's list, which must be empty; the last is the newest. */
export const fillList = async (api: TestApi, person: TestPerson, count: number): Promise<void> => {
  const client = await api.client.person(person);
  const { item } = await client.wishlist.add({ customName: `Запись ${count}` });
  const { wishlistId, addedAt } = await api.prisma.wishlistItem.findUniqueOrThrow({ where: { id: item.id } });
  await api.prisma.wishlistItem.createMany({
    data: Array.from({ length: count - 1 }, (_, index) => ({
      wishlistId,
      customName: `Запись ${index + 1}`,
      addedAt: new Date(addedAt.getTime() - (count - index) * 1_000),
    })),
  });
};
