import { closingBehavior } from '@telegram-apps/sdk-react';
import { useEffect } from 'react';

/** Telegram asks before closing while something typed is not saved yet. */
export const useClosingConfirmation = (unsaved: boolean): void => {
  useEffect(() => {
    if (!unsaved) return;
    closingBehavior.enableConfirmation.ifAvailable();
    return () => {
      closingBehavior.disableConfirmation.ifAvailable();
    };
  }, [unsaved]);
};
