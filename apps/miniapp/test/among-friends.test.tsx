import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, listOf, open, tobaccoNamed, useApi } from './in-telegram.tsx';

const api = useApi();

/** Boris shares a list of two with whoever opens it. */
const shared = async (ownerId: number) => {
  const owner = await api().client.person({ id: ownerId, first_name: 'Борис' });
  for (const name of ['Кола', 'Груша']) await owner.wishlist.add({ tobaccoId: tobaccoNamed(api(), name).id });
  const { token } = await owner.wishlist.share();
  return { owner, token, startParam: `list_${token}` };
};

test('M17 a link to a list opens it; one brings something, takes it back, and wants something too', async () => {
  const { token, startParam } = await shared(720);
  const person = { id: 721, first_name: 'Анна' };
  const client = await api().client.person(person);
  const user = open(api(), { person, startParam });
  expect(await screen.findByRole('heading', { name: 'Список: Борис' })).toBeTruthy();
  const claims = async () => (await client.shared.get(token)).items.map(({ claim }) => claim?.mine ?? null);

  await user.click(await button('Принесу: Кола'));
  expect((await button('Несу я: Кола')).getAttribute('aria-pressed')).toBe('true');
  await waitFor(async () => expect((await claims()).toSorted()).toEqual([null, true]));
  await user.click(await button('Несу я: Кола'));
  await waitFor(async () => expect(await claims()).toEqual([null, null]));

  await user.click(await button('Тоже хочу: Груша'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Груша wanted']));
});

test('what a friend brings already says who, and can’t be promised twice', async () => {
  const { token, startParam } = await shared(722);
  const vera = await api().client.person({ id: 723, first_name: 'Вера' });
  const [first] = (await vera.shared.get(token)).items;
  await vera.shared.claim(token, first?.id ?? '');
  open(api(), { person: { id: 724 }, startParam });
  expect(await screen.findByText('Несёт Вера')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^Принесу: / })).toHaveLength(1);
});

test('a link that was revoked says so, and back there is one’s own list, loaded', async () => {
  const { owner, startParam } = await shared(725);
  const [share] = (await owner.wishlist.shares()).items;
  await owner.wishlist.revokeShare(share?.id ?? '');
  const person = { id: 726 };
  await (await api().client.person(person)).wishlist.add({ customName: 'Моё' });
  const user = open(api(), { person, startParam });
  expect(await screen.findByRole('heading', { name: 'Ссылка не работает' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Назад' }));
  expect(await button('Отметить купленным: Моё')).toBeTruthy();
});

test('a brand’s link opens it; following is told to the API and taken back', async () => {
  const person = { id: 727 };
  const client = await api().client.person(person);
  const followed = async () => (await client.follows.list()).brands.map(({ brand }) => brand.name);
  const user = open(api(), { person, startParam: 'brand_dymok' });
  expect(await screen.findByRole('heading', { name: 'Дымок' })).toBeTruthy();
  await user.click(await button('Подписаться: Дымок'));
  await waitFor(async () => expect(await followed()).toEqual(['Дымок']));
  await user.click(await button('Вы подписаны: Дымок'));
  await waitFor(async () => expect(await followed()).toEqual([]));
});

test('the best of a brand can be put on the list right there, and says so when it is', async () => {
  const person = { id: 821 };
  const client = await api().client.person(person);
  const [brand] = (await client.brands.list({ limit: 1 })).items;
  const user = open(api(), { person, startParam: `brand_${brand?.slug}` });
  const best = within(await screen.findByRole('list', { name: 'Лучшее по оценкам' }));
  const [add] = best.getAllByRole('button', { name: /^Добавить в список/ });
  await user.click(add ?? document.body);
  expect(await best.findByRole('button', { name: /уже в списке \(Хочу\)/ })).toBeTruthy();
  await waitFor(async () => expect((await client.wishlist.list()).items).toHaveLength(1));
});

test('a tobacco’s link opens its sheet above the list; “add” puts it on the list as well, once', async () => {
  const { id, name } = tobaccoNamed(api(), 'Кола');
  const person = { id: 728 };
  const client = await api().client.person(person);
  open(api(), { person, startParam: `add_${id}` });
  expect(await within(await screen.findByRole('dialog')).findByRole('heading', { name })).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['Кола wanted']));
});

test.each(['tobacco_0', 'brand_', 'list_short', 'add_99999999999', '<script>', 'что-то'])(
  'a link to “%s” opens the list as usual',
  async (startParam) => {
    open(api(), { person: { id: 729 }, startParam });
    expect(await button('Найти табак')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  },
);

test('filters say how many are left, and what they leave is what is shown', async () => {
  const person = { id: 730 };
  const client = await api().client.person(person);
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: 'Поиск' }));
  await user.click(await button('Фильтры'));
  const sheet = within(await screen.findByRole('dialog', { name: 'Фильтры' }));
  const facets = await client.tobaccos.facets({});
  const [tag] = facets.tags;
  await user.click(await sheet.findByRole('button', { name: new RegExp(`^${tag?.name}`, 'i') }));
  const expected = await client.tobaccos.facets({ tags: [tag?.id ?? 0] });
  await user.click(await sheet.findByRole('button', { name: new RegExp(`^Показать ${expected.total} `) }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await button('Фильтры, выбрано: 1')).toBeTruthy();
  const { items } = await client.tobaccos.list({ tags: [tag?.id ?? 0], limit: 30 });
  await waitFor(() =>
    expect(screen.getAllByRole('button', { name: /^Добавить в список/ })).toHaveLength(
      Math.min(items.length, 30),
    ),
  );
});

test('a list with a name says whose it is', async () => {
  const owner = await api().client.person({ id: 740, first_name: 'Борис' });
  await owner.wishlist.add({ customName: 'Запись' });
  const { token } = await owner.wishlist.share({ title: 'Пятничный вечер' });
  open(api(), { person: { id: 741 }, startParam: `list_${token}` });
  expect(await screen.findByRole('heading', { name: 'Пятничный вечер' })).toBeTruthy();
  expect(await screen.findByText('Список: Борис')).toBeTruthy();
});

test('what a friend wrote by hand has nothing to open, and can be wanted too', async () => {
  const owner = await api().client.person({ id: 742, first_name: 'Борис' });
  await owner.wishlist.add({ customName: 'С рынка' });
  const { token } = await owner.wishlist.share();
  const person = { id: 743 };
  const client = await api().client.person(person);
  const user = open(api(), { person, startParam: `list_${token}` });
  const row = within(await screen.findByRole('list', { name: 'Список: Борис' }));
  expect(row.getByText('С рынка').closest('button')).toBeNull();
  await user.click(row.getByRole('button', { name: 'Тоже хочу: С рынка' }));
  expect(await row.findByRole('button', { name: 'С рынка: уже в списке (Хочу). Открыть' })).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['С рынка wanted']));
});

test('who is a moment too late with a promise is told so', async () => {
  const { token, startParam } = await shared(744);
  const vera = await api().client.person({ id: 745, first_name: 'Вера' });
  const user = open(api(), { person: { id: 746 }, startParam });
  const bring = await button('Принесу: Кола');
  const cola = (await vera.shared.get(token)).items.find(({ tobacco }) => tobacco?.name === 'Кола');
  await vera.shared.claim(token, cola?.id ?? '');
  await user.click(bring);
  expect(await screen.findByText('Это уже несёт кто-то другой.')).toBeTruthy();
  expect(await screen.findByText('Несёт Вера')).toBeTruthy();
});

test('what one wants too is among what both have, and has the sign that it has in the search', async () => {
  const { startParam } = await shared(747);
  const person = { id: 748 };
  await (await api().client.person(person)).wishlist.add({ tobaccoId: tobaccoNamed(api(), 'Кола').id });
  const user = open(api(), { person, startParam });
  expect(await screen.findByText('Есть и у вас: 1')).toBeTruthy();
  await user.click(await button('Тоже хочу: Груша'));
  expect(await screen.findByText('Есть и у вас: 2')).toBeTruthy();
  await user.click(await button('Груша: уже в списке (Хочу). Открыть'));
  expect(
    await within(await screen.findByRole('dialog')).findByRole('heading', { name: 'Груша' }),
  ).toBeTruthy();
});

test('who follows as many brands as one can is told so', async () => {
  const person = { id: 749 };
  const client = await api().client.person(person);
  await client.wishlist.list();
  const { prisma } = api();
  const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { telegramId: person.id } });
  const brands = await prisma.brand.createManyAndReturn({
    data: Array.from({ length: 500 }, (_, index) => ({
      htreviewsId: 80_000 + index,
      slug: `followed-${index}`,
      name: `Подписка ${index}`,
      searchText: `подписка ${index}`,
    })),
  });
  await prisma.brandFollow.createMany({ data: brands.map(({ id }) => ({ userId, brandId: id })) });
  const user = open(api(), { person, startParam: 'brand_dymok' });
  await user.click(await button('Подписаться: Дымок'));
  expect(await screen.findByText(/^Больше нельзя: сначала уберите/)).toBeTruthy();
});
