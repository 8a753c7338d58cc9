import type { Language } from '@hookah/shared/closed-sets';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { AGAIN_MS, pause } from '#src/breath.ts';
import { learn, SpeechContext } from './texts.ts';

/** The language of all words beneath, from Telegram's until the person chooses another. `start` has been learnt. */
export const SpeechProvider = ({ start, children }: { start: Language; children: ReactNode }) => {
  const [language, speak] = useState(start);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const wanted = useRef(start);
  const setLanguage = useCallback(async (next: Language) => {
    wanted.current = next;
    for (;;) {
      const known = await learn(next);
      // Meanwhile another may have been asked for.
      if (wanted.current !== next) return;
      speak(known);
      if (known === next) return;
      await pause(AGAIN_MS);
    }
  }, []);
  const speech = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
};
