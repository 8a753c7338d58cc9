import { closingBehavior, useSignal } from '@telegram-apps/sdk-react';
import { useEffect } from 'react';

/** Several texts may be open at once, one above the other: the last that is saved ends the asking. */
let unsavedTexts = 0;

const askOrNot = () => {
  if (unsavedTexts > 0) closingBehavior.enableConfirmation.ifAvailable();
  else closingBehavior.disableConfirmation.ifAvailable();
};

/** Telegram asks before closing while something typed is not saved yet. */
export const useClosingConfirmation = (unsaved: boolean): void => {
  // One may type before Telegram is connected.
  const canAsk = useSignal(closingBehavior.isMounted);
  useEffect(() => {
    if (!unsaved || !canAsk) return;
    unsavedTexts += 1;
    askOrNot();
    return () => {
      unsavedTexts -= 1;
      askOrNot();
    };
  }, [unsaved, canAsk]);
};
