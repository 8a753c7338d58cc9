import { backButton, useSignal } from '@telegram-apps/sdk-react';
import { useEffect } from 'react';
import { useNavigation } from '#src/navigation/use-navigation.ts';

/** Telegram's own back button: there whenever there is somewhere to go back to. */
export const useBackButton = (): void => {
  const { canGoBack, back } = useNavigation();
  const isThere = useSignal(backButton.isMounted);

  useEffect(() => {
    if (!isThere) return;
    if (canGoBack) backButton.show.ifAvailable();
    else backButton.hide.ifAvailable();
  }, [isThere, canGoBack]);

  useEffect(() => {
    if (!isThere) return;
    const [available, stop] = backButton.onClick.ifAvailable(back);
    return available ? stop : undefined;
  }, [isThere, back]);
};
