import { describe, expect, it } from 'vitest';
import { ANNA, BEN, call, startDesk } from './support.ts';

const RESULT = {
  type: 'article',
  id: 'card',
  title: 'Cola',
  input_message_content: { message_text: '<b>Cola</b>', parse_mode: 'HTML' },
};
const prepare = async (desk: Awaited<ReturnType<typeof startDesk>>, params: object = {}) =>
  call(desk, 'savePreparedInlineMessage', { user_id: ANNA.id, result: RESULT, ...params });
const idOf = ({ result }: Record<string, unknown>) => (result as { id: string }).id;

describe('savePreparedInlineMessage', () => {
  it('is sent by its person alone, to the kinds of chats it allows, until it expires', async () => {
    const now = { ms: Date.now() };
    const desk = await startDesk({ clock: () => now.ms });
    const answer = await prepare(desk, { allow_user_chats: true, allow_group_chats: 'true' });
    expect(answer).toEqual({
      ok: true,
      result: {
        id: expect.stringMatching(/^\S+$/),
        expiration_date: Math.floor(now.ms / 1000) + 24 * 3600,
      },
    });
    const id = idOf(answer);
    const anna = desk.person(ANNA.id);
    const [group, ben] = anna.rooms();
    if (!group || !ben) throw new Error('There are a group and Ben');
    expect(() => anna.sendPrepared(id)).toThrow('of this kind');
    expect(() => desk.person(BEN.id).sendPrepared(id, group.id)).toThrow('expired');

    anna.sendPrepared(id, ben.id);
    anna.sendPrepared(id, group.id);
    const [sent] = desk.person(BEN.id).messagesIn(ben.id);
    expect(sent).toMatchObject({
      text: 'Cola',
      entities: [{ type: 'bold' }],
      from: { id: ANNA.id },
      via_bot: { is_bot: true },
    });
    // The bot is in the group, and not between two people.
    expect(desk.updates().history).toMatchObject([{ message: { chat: { type: 'supergroup' } } }]);

    now.ms += 24 * 3600 * 1000;
    expect(() => anna.sendPrepared(id, ben.id)).toThrow('expired');
  });

  it.each([
    ['no kind of chat', {}, 'at least one chat type must be allowed'],
    ['a stranger', { user_id: 404, allow_user_chats: true }, 'user not found'],
    ['no result', { result: undefined, allow_user_chats: true }, 'inline query result must be an object'],
    [
      'a result without a title',
      { result: { ...RESULT, title: '' }, allow_user_chats: true },
      'ARTICLE_TITLE_EMPTY',
    ],
  ])('is refused for %s in Telegram’s words', async (_what, params, words) => {
    const desk = await startDesk();
    const answer = await prepare(desk, params);
    expect(answer).toMatchObject({ ok: false, error_code: 400, description: `Bad Request: ${words}` });
  });
});

describe('chats among people', () => {
  it('a bot in a group hears commands, its name and answers to it, and may write and edit there', async () => {
    const desk = await startDesk({ bot: { username: 'wish_bot' } });
    const anna = desk.person(ANNA.id);
    const groupId = anna.rooms()[0]?.id ?? 0;
    for (const text of ['among us', '/list', 'ask @wish_bot']) anna.say(groupId, text);
    const heard = desk.updates().history.map((update) => ('message' in update ? update.message.text : ''));
    expect(heard).toEqual(['/list', 'ask @wish_bot']);

    const sent = (await call(desk, 'sendMessage', { chat_id: groupId, text: 'One' })) as {
      result: { message_id: number };
    };
    const { message_id } = sent.result;
    await call(desk, 'editMessageText', { chat_id: groupId, message_id, text: 'Two' });
    expect(desk.person(BEN.id).messagesIn(groupId).at(-1)).toMatchObject({
      text: 'Two',
      chat: { id: groupId, type: 'supergroup', title: 'Друзья' },
    });
    expect(await call(desk, 'getChatMember', { chat_id: groupId, user_id: BEN.id })).toMatchObject({
      result: { status: 'member', user: { first_name: 'Ben' } },
    });
  });

  it('a bot can’t write to where two people talk', async () => {
    const desk = await startDesk();
    const pair = desk.person(ANNA.id).rooms()[1]?.id;
    expect(await call(desk, 'sendMessage', { chat_id: pair, text: 'x' })).toMatchObject({
      description: 'Bad Request: chat not found',
    });
  });
});
