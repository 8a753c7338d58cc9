import { backButton } from '@telegram-apps/sdk-react';
import type { Navigation } from '#src/navigation/navigation.ts';

/** Telegram's own back button, which has been mounted: there whenever there is somewhere to go back to. */
export const followPlaces = ({ subscribe, canGoBack, back }: Navigation): void => {
  const showOrHide = () => {
    if (canGoBack()) backButton.show.ifAvailable();
    else backButton.hide.ifAvailable();
  };
  backButton.onClick.ifAvailable(back);
  subscribe(showOrHide);
  showOrHide();
};
