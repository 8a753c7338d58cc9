import { shareMessage } from '@telegram-apps/sdk-react';
import { isHeard } from './listener.ts';

/** Telegram 8.0. */
export const canSendPrepared = (): boolean => shareMessage.isAvailable() && isHeard();

/** How the choice of a chat ended; `failed`: there was none, another way of sharing is in place. */
export type Sending = 'sent' | 'declined' | 'failed';

/** https://core.telegram.org/api/web-events#prepared-message-failed */
export const sendPrepared = async (id: string): Promise<Sending> => {
  try {
    await shareMessage(id);
    return 'sent';
  } catch (error) {
    return error instanceof Error && error.message.includes('USER_DECLINED') ? 'declined' : 'failed';
  }
};
