import { openLink, shareURL } from '@telegram-apps/sdk-react';

/** Opens a page beside the Mini App, which stays open. */
export const openPage = (url: string): void => {
  if (openLink.isAvailable()) openLink(url);
  else window.open(url, '_blank', 'noopener');
};

/** Telegram's own way to choose whom to send a link to; a page of it where the client is too old. */
export const shareLink = (url: string, text: string): void => {
  if (shareURL.isAvailable()) shareURL(url, text);
  else openPage(`https://t.me/share/url?${new URLSearchParams({ url, text })}`);
};

/** A link that opens this app at a place of it. */
export const startAppLink = (botUsername: string, startParam: string): string =>
  `https://t.me/${botUsername}?startapp=${startParam}`;
