import type { hapticFeedback } from '@telegram-apps/sdk-react';

let telegrams: typeof hapticFeedback | null = null;

/** Until Telegram is connected nothing is felt: its SDK is no part of what every opening needs first. */
export const feelBy = (feedback: typeof hapticFeedback): void => {
  telegrams = feedback;
};

/** Felt on changes of the list, where they begin to be one, and on failures: more costs battery and means nothing. */
export const haptics = {
  changed: () => telegrams?.impactOccurred.ifAvailable('light'),
  reached: () => telegrams?.selectionChanged.ifAvailable(),
  failed: () => telegrams?.notificationOccurred.ifAvailable('error'),
};
