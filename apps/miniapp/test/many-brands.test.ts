// @vitest-environment node
import { expect, test } from 'vitest';
import { phone, useStage } from './browser.ts';
import { launchFragment } from './launch.ts';

const stage = useStage();

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ'];
const EACH = 6;
/** What Chromium counts as near is some screens of a dozen brands each. */
const FEW = 90;

test('P12 M13 of three hundred brands in two alphabets only those near the screen are drawn, at each letter one goes to', async () => {
  const { api, url } = stage();
  await api.prisma.brand.createMany({
    data: LETTERS.flatMap((letter, index) =>
      Array.from({ length: EACH }, (_, number) => ({
        htreviewsId: 900_000 + index * EACH + number,
        slug: `many-${index}-${number}`,
        name: `${letter}марка ${number}`.replace(/^([A-Z])марка/, '$1brand'),
        imageUrl: `https://images.example.org/many-${index}-${number}.jpg`,
      })),
    ),
  });
  const { page, complaints } = await phone(stage());
  const pictures = new Set<string>();
  page.on('request', (request) => {
    if (request.url().includes('/many-')) pictures.add(request.url());
  });
  await page.goto(`${url}/${launchFragment({ initData: api.initData({ id: 3601 }) })}`);
  await page.getByRole('tab', { name: 'Бренды' }).click();
  await page.getByRole('button', { name: 'Abrand 0' }).waitFor();

  const cells = page.locator('#panel-brands button').filter({ hasText: /(?:brand|марка) \d/ });
  expect(await cells.count()).toBe(LETTERS.length * EACH);
  const drawn = () =>
    cells.evaluateAll(
      (all) => all.filter((cell) => cell.checkVisibility({ contentVisibilityAuto: true })).length,
    );
  await expect.poll(drawn).toBeLessThan(FEW);
  expect(await drawn()).toBeGreaterThan(6);

  const index = page.getByRole('navigation', { name: 'Буквы' });
  for (const letter of ['Я', 'M', 'Ж', 'A']) {
    await index.getByRole('button', { name: letter, exact: true }).click();
    const first = page.getByRole('button', {
      name: /^[A-Z]/.test(letter) ? `${letter}brand 0` : `${letter}марка 0`,
    });
    await expect
      .poll(() => first.evaluate((cell) => cell.getBoundingClientRect().top))
      .toBeLessThan(844 - 56);
    const sticky = await index.evaluate((row) => row.getBoundingClientRect().bottom);
    expect(sticky).toBeLessThan(130);
    expect(await first.evaluate((cell) => cell.getBoundingClientRect().top)).toBeGreaterThanOrEqual(sticky);
    expect(await drawn()).toBeLessThan(FEW);
  }
  // Where the other alphabet is can be seen, and gone to, from anywhere.
  const inIndex = () =>
    index.getByRole('button', { name: 'А', exact: true }).evaluate((button) => {
      const { left, right } = button.getBoundingClientRect();
      return left >= 0 && right <= innerWidth;
    });
  expect(await inIndex()).toBe(false);
  await index.getByRole('button', { name: 'А–Я' }).click();
  await expect.poll(inIndex).toBe(true);
  const cyrillic = page.getByRole('button', { name: 'Амарка 0' });
  await expect.poll(() => cyrillic.evaluate((cell) => cell.getBoundingClientRect().top)).toBeLessThan(130);
  // Four places were looked at: not the pictures of all the others.
  expect(pictures.size).toBeLessThan(LETTERS.length * EACH * 0.5);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);
