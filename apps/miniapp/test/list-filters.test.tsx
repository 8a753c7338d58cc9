import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, open, useApi } from './in-telegram.tsx';

const api = useApi();

const COMMON = 'Общий';

/** Twenty brands with two tobaccos each; the last has one and is the rarest. */
const manyBrands = async () => {
  const { prisma } = api();
  const brands = await prisma.brand.createManyAndReturn({
    data: Array.from({ length: 20 }, (_, index) => ({
      htreviewsId: 90_000 + index,
      slug: `brand-${index}`,
      name: `Бренд ${String(index + 1).padStart(2, '0')}`,
      searchText: `бренд ${index}`,
    })),
  });
  return prisma.tobacco.createManyAndReturn({
    data: brands.flatMap((brand, index) =>
      Array.from({ length: index === 19 ? 1 : 2 }, (_, which) => ({
        htreviewsId: 90_000 + index * 3 + which,
        brandId: brand.id,
        slugPath: `brand-${index}/t${which}`,
        name: `${COMMON} ${index} ${which}`,
        searchText: `общий ${index} ${which}`,
      })),
    ),
  });
};

test('the filters of the list count the part that is looked at, offer all there is, and keep what is chosen in sight', async () => {
  const tobaccos = await manyBrands();
  const person = { id: 981 };
  const client = await api().client.person(person);
  for (const { id } of tobaccos) await client.wishlist.add({ tobaccoId: id });
  const bought = (await client.wishlist.list({ limit: 100 })).items.find(
    ({ tobacco }) => tobacco?.brand.name === 'Бренд 01',
  );
  await client.wishlist.patch(bought?.id ?? '', { state: 'purchased' });

  const user = open(api(), { person });
  await user.click(await button('Сортировка и фильтры'));
  const sheet = within(await screen.findByRole('dialog'));
  const brands = within(await sheet.findByRole('group', { name: 'Бренд' }));
  expect(await brands.findByRole('button', { name: 'Бренд 02 2' })).toBeTruthy();
  expect(brands.queryByRole('button', { name: /^Бренд 20/ })).toBeNull();
  await user.click(brands.getByRole('button', { name: 'Ещё 8: Бренд' }));
  expect(brands.getByRole('button', { name: 'Бренд 01 1' })).toBeTruthy();
  await user.click(brands.getByRole('button', { name: 'Бренд 20 1' }));
  await user.click(sheet.getByRole('button', { name: 'Готово' }));
  expect(await button(/^Бренд 20/)).toBeTruthy();

  await user.click(await button(/^Сортировка и фильтры, включено: 1/));
  const again = within(
    await within(await screen.findByRole('dialog')).findByRole('group', { name: 'Бренд' }),
  );
  const chosen = again.getByRole('button', { name: 'Бренд 20 1' });
  expect(chosen.getAttribute('aria-pressed')).toBe('true');
  expect(again.queryByRole('button', { name: /^Бренд 19/ })).toBeNull();
  await user.click(chosen);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Готово' }));

  await user.click(await screen.findByRole('radio', { name: /^Куплено/ }));
  await user.click(await button('Сортировка и фильтры'));
  const bags = within(await within(await screen.findByRole('dialog')).findByRole('group', { name: 'Бренд' }));
  expect(bags.getAllByRole('button')).toHaveLength(1);
  expect(bags.getByRole('button', { name: 'Бренд 01 1' })).toBeTruthy();
});
