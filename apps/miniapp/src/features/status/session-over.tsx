import { miniApp, useSignal } from '@telegram-apps/sdk-react';
import { Button } from '#src/components/button.tsx';
import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { useTexts } from '#src/texts/texts.ts';

/** Telegram's word for who this is has grown too old, and only opening anew brings a fresh one. */
export const SessionOver = () => {
  const texts = useTexts();
  const canClose = useSignal(miniApp.close.isAvailable);
  return (
    <main className="flex h-full items-center justify-center">
      <Notice
        isAlert
        icon={<HookahIcon />}
        title={texts.sessionOver.title}
        text={texts.sessionOver.text}
        action={
          canClose && <Button onClick={() => miniApp.close.ifAvailable()}>{texts.sessionOver.close}</Button>
        }
      />
    </main>
  );
};
