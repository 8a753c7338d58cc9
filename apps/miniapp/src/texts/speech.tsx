import type { Language } from '@hookah/shared/closed-sets';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { SpeechContext } from './texts.ts';

/** The language of all words beneath, from Telegram's until the person chooses another. */
export const SpeechProvider = ({ start, children }: { start: Language; children: ReactNode }) => {
  const [language, setLanguage] = useState(start);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(() => ({ language, setLanguage }), [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
};
