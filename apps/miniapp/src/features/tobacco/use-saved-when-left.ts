import { useEffect, useRef } from 'react';
import { useClosingConfirmation } from '#src/telegram/use-closing-confirmation.ts';

type Saved = { saved: string; text: string; isRefused?: boolean; onSave: (text: string) => void };

/** A text that saves itself when left, also by closing the sheet or putting the app away: there is no button to forget. Returns what saves it now. */
export const useSavedWhenLeft = ({ saved, text, isRefused = false, onSave }: Saved): (() => void) => {
  useClosingConfirmation(text !== saved);

  // What was sent already: it comes back as `saved` only a moment later, and closing may come sooner.
  const sent = useRef(saved);
  const known = useRef(saved);
  // Something else has been saved since, by another device or by both.
  if (known.current !== saved) sent.current = known.current = saved;
  const save = () => {
    if (isRefused || text === sent.current || text === saved) return;
    sent.current = text;
    onSave(text);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    // Of an app that is put away nothing more may be heard.
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      latest.current();
    };
  }, []);
  return save;
};
