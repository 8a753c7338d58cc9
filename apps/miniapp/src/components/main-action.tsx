import { mainButton, themeParams, useSignal } from '@telegram-apps/sdk-react';
import { useEffect, useRef } from 'react';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { isHeard } from '#src/telegram/listener.ts';
import { Button } from './button.tsx';

type MainActionProps = { text: string; onClick: () => void; isDisabled?: boolean; isBusy?: boolean };

/**
 * The one thing to do on a screen, when it takes its time: Telegram's own button below the app, with its own sign that it
 * is at work. Where nobody shows one, a button of ours stands at the screen's end.
 */
export const MainAction = ({ text, onClick, isDisabled = false, isBusy = false }: MainActionProps) => {
  const isTelegrams = useSignal(mainButton.mount.isAvailable) && isHeard();
  // Left to itself it would keep the colours it was shown in, whatever the theme is by now.
  const backgroundColor = useSignal(themeParams.buttonColor);
  const textColor = useSignal(themeParams.buttonTextColor);
  const isBeneath = useNavigation().sheet !== null;
  const latest = useRef(onClick);
  latest.current = onClick;

  useEffect(() => {
    if (!isTelegrams) return;
    mainButton.mount();
    const stop = mainButton.onClick(() => latest.current());
    return () => {
      stop();
      mainButton.setParams({ isVisible: false, isLoaderVisible: false });
    };
  }, [isTelegrams]);

  useEffect(() => {
    if (!isTelegrams) return;
    mainButton.setParams({
      text,
      // What lies beneath a sheet does nothing meanwhile.
      isVisible: !isBeneath,
      isEnabled: !isDisabled && !isBusy,
      isLoaderVisible: isBusy,
      ...(backgroundColor && { backgroundColor }),
      ...(textColor && { textColor }),
    });
  }, [isTelegrams, text, isDisabled, isBusy, isBeneath, backgroundColor, textColor]);

  if (isTelegrams) return null;
  return (
    <div className="main-action sticky bottom-0 -mx-3 -mb-[calc(var(--safe-bottom)+1.5rem)] mt-auto bg-page px-3 pb-[calc(var(--safe-bottom)+0.75rem)] pt-2">
      <Button isWide isDisabled={isDisabled} isBusy={isBusy} onClick={onClick}>
        {text}
      </Button>
    </div>
  );
};
