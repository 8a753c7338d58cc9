import { Telegraf } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { ANNA, BEN, call, cleanUp, startDesk, TOKEN } from './support.ts';

const article = (id: string, extra: object = {}) => ({
  type: 'article',
  id,
  title: `Title ${id}`,
  input_message_content: { message_text: `<b>${id}</b>`, parse_mode: 'HTML' },
  ...extra,
});

async function startBot(answers: (query: string, offset: string, id: string) => object) {
  const now = { ms: Date.now() };
  const desk = await startDesk({ clock: () => now.ms });
  const asked: string[] = [];
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: desk.url } });
  bot.on('inline_query', async ({ inlineQuery: { id, query, offset }, telegram }) => {
    asked.push(`${query}@${offset}`);
    await telegram.callApi('answerInlineQuery', {
      inline_query_id: id,
      results: [],
      ...answers(query, offset, id),
    });
  });
  void bot.launch();
  cleanUp(() => bot.stop());
  return { desk, asked, now };
}

describe('inline mode', () => {
  it('offers what the bot answers, page by page, to somebody who never started it', async () => {
    const { desk } = await startBot((_query, offset) => ({
      results: [article(`r${offset}`, { description: 'words', thumbnail_url: 'https://example.org/a.webp' })],
      next_offset: offset === '' ? '2' : '',
      button: { text: 'All of it', start_parameter: 'all' },
    }));
    const anna = desk.person(ANNA.id);
    const first = await anna.inlineQuery('кола');
    expect(first).toEqual({
      results: [
        {
          id: 'r',
          title: 'Title r',
          description: 'words',
          thumbnail: 'https://example.org/a.webp',
          content: { text: 'r', entities: [{ type: 'bold', offset: 0, length: 1 }] },
        },
      ],
      nextOffset: '2',
      button: { text: 'All of it', startParameter: 'all' },
    });
    const second = await anna.inlineQuery('кола', first.nextOffset);
    expect(second).toMatchObject({ results: [{ id: 'r2' }], nextOffset: '' });
  });

  it('what is chosen is sent by the person, via the bot, and the bot hears of both', async () => {
    const { desk } = await startBot(() => ({
      results: [
        article('one', { reply_markup: { inline_keyboard: [[{ text: 'Go', url: 'https://example.org' }]] } }),
      ],
    }));
    const anna = desk.person(ANNA.id);
    const [result] = (await anna.inlineQuery('x')).results;
    if (!result) throw new Error('One result was offered');
    const message = anna.chooseInline(result, 'x');
    expect(message).toMatchObject({
      text: 'one',
      from: { id: ANNA.id },
      via_bot: { is_bot: true },
      reply_markup: { inline_keyboard: [[{ text: 'Go' }]] },
    });
    expect(desk.updates().history.slice(-2)).toMatchObject([
      { message: { via_bot: { is_bot: true } } },
      { chosen_inline_result: { result_id: 'one', query: 'x', from: { id: ANNA.id } } },
    ]);
  });

  it('asks the bot again when its answer has had its time, and never shows a personal one to another', async () => {
    const { desk, asked, now } = await startBot((query) => ({
      cache_time: 10,
      is_personal: query === 'mine',
    }));
    const [anna, ben] = [desk.person(ANNA.id), desk.person(BEN.id)];
    await anna.inlineQuery('all');
    await ben.inlineQuery('all');
    await anna.inlineQuery('mine');
    await anna.inlineQuery('mine');
    await ben.inlineQuery('mine');
    expect(asked).toEqual(['all@', 'mine@', 'mine@']);
    now.ms += 11_000;
    await ben.inlineQuery('all');
    expect(asked).toHaveLength(4);
  });

  it('refuses what Telegram refuses', async () => {
    const desk = await startDesk();
    const refused = async (answer: object) =>
      (await call(desk, 'answerInlineQuery', { inline_query_id: '1', results: [], ...answer })).description;
    const many = Array.from({ length: 51 }, (_, index) => article(`r${index}`));
    expect(await refused({ results: many })).toBe('Bad Request: RESULTS_TOO_MUCH');
    expect(await refused({ results: [article('a'), article('a')] })).toBe('Bad Request: RESULT_ID_DUPLICATE');
    expect(await refused({ results: [article('я'.repeat(33))] })).toBe('Bad Request: RESULT_ID_INVALID');
    expect(await refused({ next_offset: 'я'.repeat(33) })).toBe('Bad Request: NEXT_OFFSET_INVALID');
    expect(await refused({ button: { text: 'x', start_parameter: 'а' } })).toBe(
      'Bad Request: START_PARAM_INVALID',
    );
    expect(await refused({ results: [article('a', { title: '' })] })).toBe(
      'Bad Request: ARTICLE_TITLE_EMPTY',
    );
    const broken = article('a', { input_message_content: { message_text: '<b>', parse_mode: 'HTML' } });
    expect(await refused({ results: [broken] })).toMatch(/can't parse entities/);
    expect(await refused({})).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
  });
});
