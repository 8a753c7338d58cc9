import { hapticFeedback } from '@telegram-apps/sdk-react';

/** Felt on changes of the list, where they begin to be one, and on failures: more costs battery and means nothing. */
export const haptics = {
  changed: () => hapticFeedback.impactOccurred.ifAvailable('light'),
  reached: () => hapticFeedback.selectionChanged.ifAvailable(),
  failed: () => hapticFeedback.notificationOccurred.ifAvailable('error'),
};
