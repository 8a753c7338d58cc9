import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const names = async (search: string) => {
  const { items } = await api.client.bot(1).tobaccos.list({ search, limit: 5 });
  return items.map(({ brand, name }) => `${brand.name}: ${name}`);
};

describe('searching tobaccos', () => {
  test.each([
    ['northern кола', 'Northern Smoke: Кола'],
    ['кола northern', 'Northern Smoke: Кола'],
    ['дымок cola', 'Дымок: Кола'],
    ['КОЛА дымок', 'Дымок: Кола'],
    ['елка дымок', 'Дымок: Ёлка'],
    ['дымок черн', 'Дымок: Черника'],
    ['дымок чирника', 'Дымок: Черника'],
    ['sultan bluebery', 'Sultan of Mist: Черника'],
    ['nаш вишня', 'Наш: Вишня'],
  ])('"%s" finds %s first', async (search, expected) => {
    expect((await names(search))[0]).toBe(expected);
  });
});
