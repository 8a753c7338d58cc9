import { Composer } from 'telegraf';
import type { Acquaintance } from '#src/acquaintance.ts';
import type { BotContext } from '#src/context.ts';

/** Somebody blocked the bot, or let it back in. */
export const membership = (acquaintance: Acquaintance) => {
  const composer = new Composer<BotContext>();
  composer.on('my_chat_member', async ({ myChatMember: { chat, from, new_chat_member: member } }) => {
    if (chat.type !== 'private') return;
    await acquaintance.setReachable(from, member.status === 'member');
  });
  return composer;
};
