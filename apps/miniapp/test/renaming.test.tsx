import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { listOf, open, useApi } from './in-telegram.tsx';

const api = useApi();

/** The sheet of an entry written by hand, opened from the list. */
const sheetOf = async (id: number, names: readonly [string, ...string[]]) => {
  const person = { id };
  const client = await api().client.person(person);
  for (const customName of names) await client.wishlist.add({ customName });
  const user = open(api(), { person });
  await user.click(await screen.findByText(names[0]));
  const sheet = within(await screen.findByRole('dialog'));
  const field = await sheet.findByRole<HTMLTextAreaElement>('textbox', { name: 'Название' });
  return { user, client, sheet, field };
};

test('what was written by hand is renamed: seen at once, kept by the API, its note with it', async () => {
  const { user, client, sheet, field } = await sheetOf(921, ['Аблепиха']);
  await user.clear(field);
  await user.type(field, '  Облепиха  с рынка{Enter}');
  expect(await sheet.findByRole('heading', { name: 'Облепиха с рынка' })).toBeTruthy();
  await user.type(sheet.getByRole('textbox', { name: 'Заметка' }), 'кислая');
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await waitFor(async () =>
    expect((await client.wishlist.list()).items).toMatchObject([
      { customName: 'Облепиха с рынка', note: 'кислая' },
    ]),
  );
  expect(await screen.findByRole('button', { name: 'Отметить купленным: Облепиха с рынка' })).toBeTruthy();
});

test('a new name is kept also when the sheet is closed from within the field', async () => {
  const { user, client, sheet, field } = await sheetOf(922, ['Черновик']);
  await user.type(field, ' второй');
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await waitFor(async () => expect(await listOf(client)).toEqual(['Черновик второй wanted']));
});

test('the name of another entry is refused beside the field, and none at all is the old one', async () => {
  const { user, client, sheet, field } = await sheetOf(923, ['Первая', 'Вторая']);
  await user.clear(field);
  await user.type(field, 'вторая');
  expect(sheet.getByText('Так уже называется другая запись списка.')).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.clear(field);
  await user.tab();
  expect(field.value).toBe('Первая');
  expect(sheet.queryByText('Так уже называется другая запись списка.')).toBeNull();
  expect((await listOf(client)).toSorted()).toEqual(['Вторая wanted', 'Первая wanted']);
});

test('renamed on another device while its sheet is open it is called so here, too, and stays so', async () => {
  const { user, client, sheet, field } = await sheetOf(924, ['Первая']);
  const [item] = (await client.wishlist.list()).items;
  await client.wishlist.patch(item?.id ?? '', { customName: 'Вторая' });
  await user.type(sheet.getByRole('textbox', { name: 'Заметка' }), 'кислая');
  await user.tab();
  await waitFor(() => expect(field.value).toBe('Вторая'));
  await user.click(sheet.getByRole('button', { name: 'Закрыть' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await client.wishlist.list()).items).toMatchObject([{ customName: 'Вторая', note: 'кислая' }]);
});
