import { backButton } from '@telegram-apps/sdk-react';
import { useEffect } from 'react';
import { useNavigation } from '#src/navigation/use-navigation.ts';

/** Telegram's own back button: there whenever there is somewhere to go back to. */
export const useBackButton = (): void => {
  const { canGoBack, back } = useNavigation();

  useEffect(() => {
    if (canGoBack) backButton.show.ifAvailable();
    else backButton.hide.ifAvailable();
  }, [canGoBack]);

  useEffect(() => {
    const [available, stop] = backButton.onClick.ifAvailable(back);
    return available ? stop : undefined;
  }, [back]);
};
