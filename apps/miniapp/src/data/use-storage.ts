import { useEffect, useRef, useState } from 'react';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { haptics } from '#src/telegram/haptics.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import type { Watcher } from './create-storage.ts';

/** @returns false until what was kept on the device is back: asking the API before would waste what is there. */
export const useRestored = (): boolean => {
  const { storage } = useServices();
  const [isRestored, setRestored] = useState(storage.isRestored);
  useEffect(() => {
    let isCurrent = true;
    void storage.restored.then(() => {
      if (isCurrent) setRestored(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [storage]);
  return isRestored;
};

/** Sends what waits, and says what was refused, and what turned out otherwise than it was said. */
export const useSending = (isRestored: boolean): void => {
  const { storage } = useServices();
  const texts = useTexts();
  const toast = useToast();
  const watcher: Watcher = {
    refused: (error) => {
      haptics.failed();
      toast.show({ text: errorText(texts, error), isError: true });
    },
    listed: (name) => toast.show({ text: texts.toast.listed(name) }),
  };
  const latest = useRef(watcher);
  latest.current = watcher;
  useEffect(() => (isRestored ? storage.watch(() => latest.current) : undefined), [isRestored, storage]);
};
