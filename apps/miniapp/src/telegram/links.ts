import { openLink } from '@telegram-apps/sdk-react';

/** Opens a page beside the Mini App, which stays open. */
export const openPage = (url: string): void => {
  if (openLink.isAvailable()) openLink(url);
  else window.open(url, '_blank', 'noopener');
};
