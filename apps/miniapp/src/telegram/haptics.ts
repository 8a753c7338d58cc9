import { hapticFeedback } from '@telegram-apps/sdk-react';

/** Felt on changes of the list and on failures only: more than that costs battery and means nothing. */
export const haptics = {
  changed: () => hapticFeedback.impactOccurred.ifAvailable('light'),
  failed: () => hapticFeedback.notificationOccurred.ifAvailable('error'),
};
