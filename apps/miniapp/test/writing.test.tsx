import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { button, listOf, open, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  window.dispatchEvent(new Event('online'));
});

/** The API's own limit. */
const MOST = 10_000;

const searchFor = async (id: number, what: string) => {
  const person = { id };
  const client = await api().client.person(person);
  const user = open(api(), { person });
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), what);
  return { user, client };
};

test('what the catalogue lacks is written down from the empty search, opened from there, and taken back', async () => {
  const { user, client } = await searchFor(961, '  щщщщ у  Ромы ');
  await user.click(await button('Записать «щщщщ у Ромы»'));
  expect(await screen.findByText('Добавлено: щщщщ у Ромы')).toBeTruthy();
  const written = await button('Записано в список: щщщщ у Ромы. Открыть');
  await waitFor(async () => expect(await listOf(client)).toEqual(['щщщщ у Ромы wanted']));

  await user.click(written);
  const sheet = within(await screen.findByRole('dialog'));
  expect(await sheet.findByRole('heading', { name: 'щщщщ у Ромы' })).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await user.click(await button('Отменить'));
  await waitFor(async () => expect(await listOf(client)).toEqual([]));
  expect(await button('Записать «щщщщ у Ромы»')).toBeTruthy();
});

test('it is offered below what was found, too, and what the list has already is opened instead', async () => {
  const person = { id: 962 };
  const client = await api().client.person(person);
  await client.wishlist.add({ customName: 'УЛУН' });
  const user = open(api(), { person });
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'улун');
  expect(await button('Записано в список: улун. Открыть')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /Добавить в список: Молочный улун/ })).not.toEqual([]);
});

test('without a network it is written down all the same, stays open while it is sent, and arrives once', async () => {
  const { user, client } = await searchFor(963, 'щщщщ');
  await button('Записать «щщщщ»');
  window.dispatchEvent(new Event('offline'));
  const field = screen.getByRole('searchbox', { name: 'Поиск табака' });
  await user.type(field, ' из Казани');
  await user.dblClick(await button('Записать «щщщщ из Казани»'));
  await user.click(await button('Записано в список: щщщщ из Казани. Открыть'));
  const sheet = within(await screen.findByRole('dialog'));
  await user.type(await sheet.findByRole('textbox', { name: 'Заметка' }), 'вкусно');
  expect(await listOf(client)).toEqual([]);

  window.dispatchEvent(new Event('online'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['щщщщ из Казани wanted']));
  expect(sheet.getByRole<HTMLTextAreaElement>('textbox', { name: 'Заметка' }).value).toBe('вкусно');
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await waitFor(async () => expect((await client.wishlist.list()).items).toMatchObject([{ note: 'вкусно' }]));
});

test('what was written down and bought without a network stays at the counter when it has arrived', async () => {
  const { user, client } = await searchFor(967, 'щщщщ');
  await button('Записать «щщщщ»');
  window.dispatchEvent(new Event('offline'));
  await user.click(await button('Записать «щщщщ»'));
  await user.click(screen.getByRole('tab', { name: 'Мой список' }));
  await user.click(await button('Я в магазине'));
  await user.click(await screen.findByRole('checkbox', { name: 'Купить: щщщщ' }));

  window.dispatchEvent(new Event('online'));
  await waitFor(async () => expect(await listOf(client)).toEqual(['щщщщ purchased']));
  await waitFor(() => expect(screen.queryByText(/^Ещё не сохранено/)).toBeNull());
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Купить: щщщщ' }).checked).toBe(true);
});

test('what is refused for want of room is taken back, and that is said', async () => {
  const person = { id: 964 };
  const client = await api().client.person(person);
  const { item } = await client.wishlist.add({ customName: 'Первая' });
  const { wishlistId } = await api().prisma.wishlistItem.findUniqueOrThrow({ where: { id: item.id } });
  await api().prisma.wishlistItem.createMany({
    data: Array.from({ length: MOST }, (_, index) => ({ wishlistId, customName: `Запись ${index}` })),
  });
  const user = open(api(), { person });
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'щщщщ');
  await user.click(await button('Записать «щщщщ»'));
  expect(await screen.findByText(/^Список заполнен/)).toBeTruthy();
  expect(await button('Записать «щщщщ»')).toBeTruthy();
});

test('of a list put in at once, what was not found is written down line by line', async () => {
  const person = { id: 965 };
  const client = await api().client.person(person);
  const user = open(api(), { person });
  await user.click(screen.getByRole('tab', { name: 'Профиль' }));
  await user.click(await button('Добавить списком'));
  await user.type(
    await screen.findByRole('textbox', { name: /По одному табаку/ }),
    'щщщщ у Ромы\nъъъъ у Лены',
  );
  await user.click(await button('Добавить 2 табака'));
  await user.click(await button('Записать «ъъъъ у Лены»'));
  expect(await screen.findByText('Записано в список')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Записать «ъъъъ у Лены»' })).toBeNull();
  expect(await button('Записать «щщщщ у Ромы»')).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['ъъъъ у Лены wanted']));
});
