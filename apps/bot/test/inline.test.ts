import type { InlineAnswer } from '@hookah/telegram-desk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, MINI_APP_URL, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.bot();
});
afterAll(() => world.close());

const titles = ({ results }: InlineAnswer) => results.map(({ title }) => title);
const first = ({ results }: InlineAnswer) => {
  const [result] = results;
  if (result === undefined) throw new Error('Something was to be offered');
  return result;
};
/** What the bot told Telegram of its last answer. */
const told = () => world.desk.calls('answerInlineQuery').at(-1)?.params ?? {};

describe('B16 inline mode', () => {
  test('offers cards to somebody who never opened the chat, in their language, and does not take them for reachable', async () => {
    const ben = world.person({ firstName: 'Ben', languageCode: 'en' });
    const answer = await ben.inlineQuery('дымок груша');
    const card = first(answer);
    expect(card).toMatchObject({ title: 'Дымок — Груша' });
    expect(card.content.text).toContain('Дымок — Груша');
    expect(card.keyboard?.inline_keyboard).toEqual([
      [{ text: 'Want it too', url: expect.stringMatching(/^https:\/\/t\.me\/wishlist_bot\?start=add_\d+$/) }],
    ]);
    expect(answer.button).toEqual({ text: 'Open my list', webAppUrl: MINI_APP_URL });
    expect(told()).toMatchObject({ is_personal: true, cache_time: 300 });
    const user = await world.api.prisma.user.findUnique({ where: { telegramId: ben.id } });
    expect(user?.reachable ?? false).toBe(false);
  });

  test('“want it too” adds what the card shows, whoever presses it', async () => {
    const anna = world.person();
    const card = first(await anna.inlineQuery('дымок вишня'));
    const payload = /start=(.*)$/.exec(card.keyboard?.inline_keyboard[0]?.[0]?.url ?? '')?.[1];
    const friend = world.person({ firstName: 'Ольга' });
    friend.start(payload);
    expect((await friend.waitForMessage('Добавлено')).text).toContain('Дымок — Вишня');
  });

  test('pages without a gap or a repetition, at most fifty at once, and comes to an end', async () => {
    const anna = world.person();
    const all: string[] = [];
    let offset = '';
    do {
      const page = await anna.inlineQuery('northern', offset);
      expect(page.results.length).toBeLessThanOrEqual(50);
      all.push(...page.results.map(({ id }) => id));
      offset = page.nextOffset;
    } while (offset !== '');
    const { items } = await world.api.client.bot(anna.id).tobaccos.list({ search: 'northern', limit: 100 });
    expect(all).toEqual(items.slice(0, all.length).map(({ id }) => `t${id}`));
    expect(all.length).toBe(Math.min(items.length, 200));
  });

  test('without words offers one’s own list, not kept for others; the best of the catalogue to who has none', async () => {
    const anna = world.person();
    const best = await anna.inlineQuery('');
    expect(best.results.length).toBeGreaterThan(5);
    await world.api.client.bot(anna.id).wishlist.add({ customName: '<b>Своя & мята' });
    const other = world.person({ firstName: 'Пётр' });
    await world.api.client.bot(other.id).wishlist.add({ tobaccoId: world.api.seed.tobaccos[0]?.id ?? 0 });
    expect(titles(await other.inlineQuery(''))).toHaveLength(1);
    expect(told()).toMatchObject({ is_personal: true, cache_time: 5 });
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const own = await anna.inlineQuery('');
    expect(titles(own)).toEqual(['<b>Своя & мята']);
    expect(first(own).content.text).toBe('<b>Своя & мята');
  });

  test('nothing found says so over the empty list, and the longest query is no error', async () => {
    const anna = world.person();
    const answer = await anna.inlineQuery(`щщщъъъ ${'ы'.repeat(240)}`);
    expect(answer).toMatchObject({ results: [], button: { text: 'Ничего не нашлось. Открыть бота' } });
  });

  test('a card sent into the bot’s own chat is no search', async () => {
    const anna = world.person();
    anna.start();
    await anna.waitForMessage('Привет');
    anna.chooseInline(first(await anna.inlineQuery('дымок груша')), 'дымок груша');
    // Answered in order: what would have come of the card stands before the help.
    await ask(anna, '/help', 'Просто напишите');
    const fromBot = anna.messages().filter(({ from }) => from.is_bot);
    expect(fromBot.map(({ text }) => text?.slice(0, 6))).toEqual(['Привет', 'Просто']);
  });

  test('an answer that comes too late troubles nobody', async () => {
    const anna = world.person();
    const undo = world.desk.script({
      method: 'answerInlineQuery',
      error_code: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
    await expect(anna.inlineQuery('лимон')).rejects.toThrow('did not answer');
    undo();
    await expect.poll(() => world.desk.updates().pending).toEqual([]);
    const parked = await world.api.prisma.botUpdate.count({ where: { state: { not: 'done' } } });
    expect(parked).toBe(0);
  });
});
