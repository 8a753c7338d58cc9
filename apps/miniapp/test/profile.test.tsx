import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { button, open, useApi } from './in-telegram.tsx';

const api = useApi();

afterEach(() => {
  vi.unstubAllGlobals();
});

const profileOf = async (id: number, language = 'ru') => {
  const person = { id, language_code: language };
  const client = await api().client.person(person);
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: language === 'ru' ? 'Профиль' : 'Profile' }));
  return { user, client, person };
};

test('news are switched off and on, and come at the hour one chose', async () => {
  const { user, client } = await profileOf(701);
  const news = await screen.findByRole('switch', { name: 'Новинки и изменения' });
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Время сводки' }), '18:00');
  await waitFor(async () => expect((await client.users.alerts()).digestHour).toBe(18));
  await user.click(news);
  await waitFor(async () => expect((await client.users.alerts()).muted).toBe(true));
  expect(screen.queryByRole('combobox', { name: 'Время сводки' })).toBeNull();
  await user.click(screen.getByRole('switch', { name: 'Новинки и изменения' }));
  await waitFor(async () => expect((await client.users.alerts()).muted).toBe(false));
});

test('quiet hours are kept as they are set, and taken away', async () => {
  const { user, client } = await profileOf(702);
  const quiet = await screen.findByRole('switch', { name: 'Не беспокоить' });
  const isQuiet = (await client.users.alerts()).quietHours !== null;
  await user.click(quiet);
  await waitFor(async () => expect((await client.users.alerts()).quietHours !== null).toBe(!isQuiet));
});

test('another language is spoken at once, remembered by the API, and given back to Telegram', async () => {
  const { user, client } = await profileOf(703);
  const choice = () => screen.getByRole('radiogroup');
  const radio = (name: string) => within(choice()).getByRole<HTMLInputElement>('radio', { name });
  await waitFor(() => expect(radio('Как в Telegram').checked).toBe(true));
  await user.click(radio('English'));
  expect(await screen.findByRole('tab', { name: 'Profile' })).toBeTruthy();
  await waitFor(async () =>
    expect(await client.users.me()).toMatchObject({ language: 'en', languageChosen: true }),
  );
  await user.click(radio('As in Telegram'));
  expect(await screen.findByRole('tab', { name: 'Профиль' })).toBeTruthy();
  await waitFor(async () => expect((await client.users.me()).languageChosen).toBe(false));
});

test('a language that the API could not be told of is not spoken on, also when nothing was heard of it yet', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const user = open(api(), { person: { id: 711 } });
  await user.click(await screen.findByRole('tab', { name: 'Профиль' }));
  await user.click(await screen.findByRole('radio', { name: 'English' }));
  expect(await screen.findByRole('tab', { name: 'Profile' })).toBeTruthy();
  expect(await screen.findByRole('tab', { name: 'Профиль' })).toBeTruthy();
  expect(await screen.findByText(/^Нет связи с сервером/)).toBeTruthy();
});

test('a chosen language is met at the next opening, in the screen’s first words that know it', async () => {
  const person = { id: 704, language_code: 'ru' };
  await (await api().client.person(person)).users.patchMe({ language: 'en' });
  open(api(), { person });
  expect(await screen.findByRole('tab', { name: 'My list' })).toBeTruthy();
});

test('logged out everywhere, another device has to sign in anew, and this one goes on', async () => {
  const { user, person } = await profileOf(705);
  const elsewhere = await api()
    .client.with()
    .auth.validate({ initData: api().initData(person) });
  await user.click(await button('Выйти на других устройствах'));
  expect(await screen.findByText('Вы вышли на других устройствах')).toBeTruthy();
  await expect(
    api().client.with().auth.refresh({ refreshToken: elsewhere.refreshToken }),
  ).rejects.toMatchObject({ status: 401 });
  await user.click(screen.getByRole('tab', { name: 'Поиск' }));
  expect((await screen.findAllByRole('button', { name: /^Добавить в список/ })).length).toBeGreaterThan(0);
});

test('deleting everything asks first, and “keep it” keeps it', async () => {
  const { user, client } = await profileOf(706);
  await client.wishlist.add({ customName: 'Останется' });
  await user.click(await button('Удалить все мои данные'));
  expect(screen.getByRole('alertdialog', { name: 'Удалить всё?' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Оставить');
  await user.click(await button('Оставить'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Удалить все мои данные'));
  await user.keyboard('{Enter}');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Удалить все мои данные'));
  expect((await client.wishlist.list()).items).toHaveLength(1);
});

test('who deletes everything also deletes what was not sent yet', async () => {
  const person = { id: 716 };
  const { fetch } = globalThis;
  let isBusy = true;
  let sent = 0;
  vi.stubGlobal('fetch', async (...[input, init]: Parameters<typeof fetch>) => {
    if (init?.method !== 'POST' || !String(input).endsWith('/wishlist/items')) return fetch(input, init);
    sent += 1;
    if (!isBusy) return fetch(input, init);
    const error = { code: 'SERVICE_UNAVAILABLE', message: 'Restarting', details: null };
    return Response.json({ success: false, data: null, error }, { status: 503 });
  });
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: 'Поиск' }));
  const [add] = await screen.findAllByRole('button', { name: /^Добавить в список/ });
  await user.click(add ?? document.body);
  expect(await screen.findByText('Ещё не сохранено на сервере: 1 изменение')).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: 'Профиль' }));
  await user.click(await button('Удалить все мои данные'));
  await user.click(await button('Да, удалить навсегда'));
  expect(await screen.findByText('Данные удалены')).toBeTruthy();
  isBusy = false;
  const before = sent;
  for (const event of ['offline', 'online']) window.dispatchEvent(new Event(event));
  await user.click(screen.getByRole('tab', { name: 'Мой список' }));
  expect(await button('Найти табак')).toBeTruthy();
  expect(sent).toBe(before);
});

test('a link to one’s list is made once, looked at as others see it, and revoked', async () => {
  const { user, client } = await profileOf(707);
  await client.wishlist.add({ customName: 'Для друзей' });
  await user.click(await button('Поделиться списком'));
  await waitFor(async () => expect((await client.wishlist.shares()).items).toHaveLength(1));
  await user.click(await button('Поделиться списком'));
  await user.click(await button(/^Как видят другие/));
  expect(await screen.findByText('Так ваш список видят другие')).toBeTruthy();
  expect((await client.wishlist.shares()).items).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Назад' }));
});

test('revoking a link asks first, names the link, and says what it costs', async () => {
  const person = { id: 708 };
  const client = await api().client.person(person);
  const { item } = await client.wishlist.add({ customName: 'Для друзей' });
  const { token } = await client.wishlist.share({ title: 'День рождения' });
  await client.wishlist.share({});
  await (await api().client.person({ id: 709 })).shared.claim(token, item.id);
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: 'Профиль' }));
  const titles = async () => (await client.wishlist.shares()).items.map(({ title }) => title);

  expect(await button(/^Отозвать ссылку, созданную \d/)).toBeTruthy();
  await user.click(await button('Отозвать ссылку «День рождения»'));
  const ask = () =>
    screen.getByRole('alertdialog', { name: /^Отозвать ссылку\? .*обещания друзей пропадут/ });
  await user.click(within(ask()).getByRole('button', { name: 'Оставить' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(await titles()).toEqual([null, 'День рождения']);

  await user.click(await button('Отозвать ссылку «День рождения»'));
  await user.click(within(ask()).getByRole('button', { name: 'Да, отозвать' }));
  await waitFor(async () => expect(await titles()).toEqual([null]));
  await waitFor(() => expect(screen.queryByRole('button', { name: /День рождения/ })).toBeNull());
  expect(await button(/^Отозвать ссылку, созданную \d/)).toBeTruthy();
});

test('while one’s links can’t be read, sharing makes no other one', async () => {
  const person = { id: 710 };
  const client = await api().client.person(person);
  await client.wishlist.share({});
  const { fetch } = globalThis;
  let isBroken = true;
  vi.stubGlobal('fetch', (...[input, init]: Parameters<typeof fetch>) =>
    isBroken && init?.method === 'GET' && String(input).endsWith('/wishlist/shares')
      ? Promise.resolve(new Response('{}', { status: 500 }))
      : fetch(input, init),
  );
  const user = open(api(), { person });
  await user.click(await screen.findByRole('tab', { name: 'Профиль' }));
  await user.click(await button('Поделиться списком'));
  expect(await screen.findByText(/На сервере неполадка/)).toBeTruthy();
  isBroken = false;
  expect((await client.wishlist.shares()).items).toHaveLength(1);
  await user.click(await button('Поделиться списком'));
  expect(await button(/^Как видят другие/)).toBeTruthy();
  expect((await client.wishlist.shares()).items).toHaveLength(1);
});
