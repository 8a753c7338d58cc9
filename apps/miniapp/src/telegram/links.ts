import { openLink, shareURL } from '@telegram-apps/sdk-react';
import { isHeard } from './listener.ts';

/** Opens a page beside the Mini App, which stays open. */
export const openPage = (url: string): void => {
  if (openLink.isAvailable() && isHeard()) openLink(url);
  else window.open(url, '_blank', 'noopener');
};

/**
 * Telegram's own way to choose whom to send a link to. Where the client is too old for it the link is copied; where that is
 * forbidden too, Telegram's page for it is opened. @returns whether it was copied
 */
export const shareLink = async (url: string, text: string): Promise<'shown' | 'copied'> => {
  if (shareURL.isAvailable() && isHeard()) {
    shareURL(url, text);
    return 'shown';
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    openPage(`https://t.me/share/url?${new URLSearchParams({ url, text })}`);
    return 'shown';
  }
};

/** A link that opens this app at a place of it. */
export const startAppLink = (botUsername: string, startParam: string): string =>
  `https://t.me/${botUsername}?startapp=${startParam}`;
