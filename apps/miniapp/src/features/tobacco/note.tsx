import { useEffect, useRef, useState } from 'react';
import { useClosingConfirmation } from '#src/telegram/use-closing-confirmation.ts';
import { useWords } from '#src/texts/words.ts';

/** The API's own limit. */
const LONGEST = 500;

/** Saves itself when left, also by closing the sheet: there is no button to forget. */
export const Note = ({ note, onSave }: { note: string | null; onSave: (note: string | null) => void }) => {
  const words = useWords();
  const [typed, setTyped] = useState(note ?? '');
  const isUnsaved = typed.trim() !== (note ?? '');
  useClosingConfirmation(isUnsaved);

  // What was sent already: it comes back as `note` only a moment later, and closing may come sooner.
  const sent = useRef(note ?? '');
  const save = () => {
    const text = typed.trim();
    if (text === sent.current) return;
    sent.current = text;
    onSave(text === '' ? null : text);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => latest.current(), []);

  return (
    <label className="block">
      <span className="block px-1 pb-1.5 text-[13px] leading-[18px] text-heading">{words.tobacco.note}</span>
      <textarea
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        maxLength={LONGEST}
        rows={2}
        placeholder={words.tobacco.notePlaceholder}
        className="field-sizing-content block max-h-40 min-h-16 w-full resize-none rounded-xl bg-fill px-3 py-2.5 text-[15px] leading-5 placeholder:text-hint"
      />
    </label>
  );
};
