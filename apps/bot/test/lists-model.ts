/** What a person asks for: a tobacco by a link to the bot, or, with null, an empty list. */
export type Wish = { chatId: number; tobaccoId: number | null };

/** What the lists must be in the end, each wish having had its effect once, in the order of its chat. */
export const listsAfter = (wishes: readonly Wish[]) => {
  const lists = new Map<number, { tobaccoIds: Set<number>; everAdded: number }>();
  for (const { chatId, tobaccoId } of wishes) {
    const list = lists.get(chatId) ?? { tobaccoIds: new Set<number>(), everAdded: 0 };
    lists.set(chatId, list);
    if (tobaccoId === null) list.tobaccoIds.clear();
    else if (!list.tobaccoIds.has(tobaccoId)) {
      list.tobaccoIds.add(tobaccoId);
      list.everAdded += 1;
    }
  }
  return lists;
};

/** The wish as Telegram tells it: `/start add_<id>`, or a press of the button that clears the list. */
export const updateOf = ({ chatId, tobaccoId }: Wish, updateId: number) => {
  const from = { id: chatId, is_bot: false, first_name: 'Анна', language_code: 'ru' };
  const message = { message_id: 1, date: 1, chat: { id: chatId, type: 'private', first_name: 'Анна' } };
  if (tobaccoId === null) {
    const query = { id: String(updateId), chat_instance: '1', data: 'z' };
    return {
      update_id: updateId,
      callback_query: { ...query, from, message: { ...message, text: 'Очистить?' } },
    };
  }
  const entities = [{ type: 'bot_command', offset: 0, length: '/start'.length }];
  return { update_id: updateId, message: { ...message, from, text: `/start add_${tobaccoId}`, entities } };
};
