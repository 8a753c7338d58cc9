import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, listOf, open, tobaccoNamed, useApi } from './in-telegram.tsx';

const api = useApi();

const openSearch = async (id: number, startParam?: string) => {
  const person = { id };
  const client = await api().client.person(person);
  const user = open(api(), { person, ...(startParam === undefined ? {} : { startParam }) });
  return { client, user };
};

const foundNames = async () =>
  within(await screen.findByRole('list', { name: /Нашлось|Луч/ }))
    .getAllByRole('button', { name: /^(Добавить в список|.*уже в списке)/ })
    .map((control) => control.getAttribute('aria-label'));

test('what is typed is searched for, and added with one touch', async () => {
  const { user, client } = await openSearch(201);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'улун');
  const [add] = await screen.findAllByRole('button', { name: 'Добавить в список: Молочный улун' });
  await waitFor(
    async () => expect(new Set(await foundNames())).toEqual(new Set(['Добавить в список: Молочный улун'])),
    // The API does not hurry on a loaded machine.
    { timeout: 10_000 },
  );

  await user.click(add ?? document.body);
  expect(await button('Молочный улун: уже в списке (Хочу). Открыть')).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['Молочный улун wanted']));

  await user.click(screen.getByRole('tab', { name: 'Мой список' }));
  expect(await button('Отметить купленным: Молочный улун')).toBeTruthy();

  // What led to something is looked for again.
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.click(screen.getByRole('button', { name: 'Очистить поиск' }));
  await user.click(await button('улун'));
  expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Поиск табака' }).value).toBe('улун');
});

test('an impatient double touch adds once', async () => {
  const { user, client } = await openSearch(202);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'Лимонный');
  const [add] = await screen.findAllByRole('button', { name: /Добавить в список: Лимонный/ });
  await user.dblClick(add ?? document.body);
  await waitFor(async () => expect(await listOf(client)).toEqual(['Лимонный пирог wanted']));
});

test('undo right after adding removes, even before the API has answered', async () => {
  const { user, client } = await openSearch(203);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'Базилик');
  const [add] = await screen.findAllByRole('button', { name: /Добавить в список: Базилик/ });
  add?.click();
  (await button('Отменить')).click();
  await waitFor(() => expect(screen.queryByRole('button', { name: /уже в списке/ })).toBeNull());
  await waitFor(async () => {
    const { items } = await client.wishlist.list();
    expect(items).toEqual([]);
  });
});

test('a brand narrows the search and can be dropped again', async () => {
  const { user } = await openSearch(204);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.click(await button('Бренд'));
  const sheet = await screen.findByRole('dialog', { name: 'Бренд' });
  await user.type(await within(sheet).findByRole('searchbox', { name: 'Найти бренд' }), 'дым');
  await user.click(await within(sheet).findByRole('button', { name: /^.?Дымок/ }));

  expect(await button('Бренд: Дымок. Изменить')).toBeTruthy();
  await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Northern Smoke/ })).toEqual([]));
  await user.click(await button('Убрать фильтр: Дымок'));
  expect((await screen.findAllByRole('button', { name: /Northern Smoke/ })).length).toBeGreaterThan(0);
});

test('nothing found says so', async () => {
  const { user } = await openSearch(205);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'щщщщщщ');
  expect(await screen.findByRole('heading', { name: 'Ничего не нашлось' })).toBeTruthy();
  expect(screen.queryByText(/фильтры\.$/)).toBeNull();
});

test('without a network a new search says so, and what was found before is not passed off as its answer', async () => {
  const { user } = await openSearch(211);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  const field = await screen.findByRole('searchbox', { name: 'Поиск табака' });
  await user.type(field, 'улун');
  await screen.findAllByRole('button', { name: 'Добавить в список: Молочный улун' });
  try {
    window.dispatchEvent(new Event('offline'));
    expect((await screen.findAllByText(/^Нет связи\. Показываем/)).length).toBeGreaterThan(0);
    await user.clear(field);
    await user.type(field, 'вишня');
    expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /улун/ })).toBeNull();
  } finally {
    window.dispatchEvent(new Event('online'));
  }
  expect((await screen.findAllByRole('button', { name: /Вишня/ })).length).toBeGreaterThan(0);
});

test('names with markup in them are shown as they are', async () => {
  const { user } = await openSearch(206);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'Перец');
  expect((await screen.findAllByText('Перец <&> «соль»')).length).toBeGreaterThan(0);
});

test('a tobacco’s sheet tells all there is and adds', async () => {
  const { user, client } = await openSearch(207);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.type(await screen.findByRole('searchbox', { name: 'Поиск табака' }), 'Черника');
  const [row] = await screen.findAllByRole('button', {
    name: /^Northern Smoke Черника|^. ?Northern Smoke Черника/,
  });
  await user.click(row ?? document.body);

  const sheet = await screen.findByRole('dialog', { name: 'Табак' });
  expect(await within(sheet).findByText('Черника (Northern Smoke): описание для проверок.')).toBeTruthy();
  expect(within(sheet).getByText('Blueberry')).toBeTruthy();
  expect(within(sheet).getByRole('list', { name: 'Вкусы' }).textContent).toContain('Ягоды');
  await user.click(within(sheet).getByRole('button', { name: 'Добавить в список' }));
  expect(await within(sheet).findByRole('radio', { name: 'Хочу' })).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['Черника wanted']));
});

test('a link to a tobacco opens it above the list; closing it leaves a loaded list', async () => {
  const { id } = tobaccoNamed(api(), 'Вишня');
  const { user } = await openSearch(208, `tobacco_${id}`);
  const sheet = await screen.findByRole('dialog', { name: 'Табак' });
  expect(await within(sheet).findByRole('heading', { name: 'Вишня' })).toBeTruthy();
  await user.click(within(sheet).getByRole('button', { name: 'Закрыть' }));
  expect(await button('Найти табак')).toBeTruthy();
});

test('a link to add a tobacco puts it on the list, once', async () => {
  const { id } = tobaccoNamed(api(), 'Вишня');
  const { client } = await openSearch(209, `add_${id}`);
  expect(await screen.findByText('Добавлено: Вишня')).toBeTruthy();
  await waitFor(async () => expect(await listOf(client)).toEqual(['Вишня wanted']));
});

test('a link to what is gone says so', async () => {
  await openSearch(210, 'tobacco_999999');
  expect(await screen.findByRole('heading', { name: 'Такого табака нет' })).toBeTruthy();
});

test('from the filters to all brands and back the focus stays in the sheet', async () => {
  const { user } = await openSearch(230);
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  await user.click(await button('Фильтры'));
  await user.click(await button('Все бренды'));
  const field = await screen.findByRole('searchbox', { name: 'Найти бренд' });
  const dialog = screen.getByRole('dialog');
  expect(dialog.contains(field)).toBe(true);
  await waitFor(() => expect(document.activeElement).toBe(dialog));
  await user.keyboard('{Escape}');
  await button('Все бренды');
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
});
