/** How many messages wait for whom, in which chat. The chat with the bot has its person's number. */
export function createUnread(people) {
  const counts = new Map();
  const keyOf = (readerId, chatId) => `${readerId}:${chatId}`;
  const of = (readerId, chatId) => counts.get(keyOf(readerId, chatId)) ?? 0;

  return {
    of,

    /** For everybody who may see the message, has not written it, and isn't `watching` the chat. */
    count({ chatId, message }, watching) {
      const ids = people().map(({ id }) => id);
      const readers = ids.includes(chatId) ? [chatId] : ids;
      for (const id of readers.filter((reader) => reader !== message.from.id && reader !== watching)) {
        counts.set(keyOf(id, chatId), of(id, chatId) + 1);
      }
    },

    read: (readerId, chatId) => counts.delete(keyOf(readerId, chatId)),
  };
}
