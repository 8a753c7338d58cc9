import { api } from './api.js';
import { pickChat } from './chat-picker.js';
import { toast } from './notices.js';
import { t } from './texts.js';

/**
 * Lets the person choose one of `chats` for a message the bot has prepared. Gives back why it was not sent, in the words
 * of https://core.telegram.org/api/web-events#prepared-message-failed; undefined when it was.
 */
export async function sendPrepared({ personId, id, chats }) {
  const offered = await api.prepared(personId, id).catch(() => undefined);
  if (!offered) return 'MESSAGE_EXPIRED';
  const { content } = offered.result;
  const chosen = await pickChat({
    message: content.text ?? content.caption ?? t.photo,
    chats: chats.filter(({ kind }) => offered.kinds.includes(kind)),
  });
  if (!chosen) return 'USER_DECLINED';
  try {
    await api.sendPrepared(personId, id, chosen.kind === 'bot' ? undefined : chosen.id);
  } catch (error) {
    toast(error.message);
    return 'MESSAGE_SEND_FAILED';
  }
  toast(t.sentTo(chosen.title));
  return undefined;
}
