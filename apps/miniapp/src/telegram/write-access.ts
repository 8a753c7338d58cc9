import { requestWriteAccess } from '@telegram-apps/sdk-react';
import { isHeard } from './listener.ts';

const ASKED = 'write-access-asked';

/**
 * Who never opened the chat can't be written to, and would wait for news in vain: asked when they first want some, once on
 * a device. Telegram shows nothing when it is allowed already.
 */
export const askToWrite = (): void => {
  if (!requestWriteAccess.isAvailable() || !isHeard()) return;
  try {
    if (localStorage.getItem(ASKED) !== null) return;
    localStorage.setItem(ASKED, new Date().toISOString());
  } catch {
    // No storage in this frame: rather not at all than at each touch.
    return;
  }
  requestWriteAccess().catch(() => undefined);
};
