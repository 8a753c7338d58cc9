import { LONGEST_NOTE } from '@hookah/shared/closed-sets';
import { useState } from 'react';
import { useWords } from '#src/texts/words.ts';
import { useSavedWhenLeft } from './use-saved-when-left.ts';

export const Note = ({ note, onSave }: { note: string | null; onSave: (note: string | null) => void }) => {
  const words = useWords();
  const saved = note ?? '';
  const [known, setKnown] = useState(saved);
  const [typed, setTyped] = useState(saved);
  // What is written elsewhere is seen here, unless something is being written here too.
  if (known !== saved) {
    setKnown(saved);
    if (typed.trim() === known) setTyped(saved);
  }
  const save = useSavedWhenLeft({
    saved,
    text: typed.trim(),
    onSave: (text) => onSave(text === '' ? null : text),
  });

  return (
    <label className="block">
      <span className="block px-1 pb-1.5 text-[13px] leading-[18px] text-heading">{words.tobacco.note}</span>
      <textarea
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        maxLength={LONGEST_NOTE}
        rows={2}
        placeholder={words.tobacco.notePlaceholder}
        className="field-sizing-content block max-h-40 min-h-16 w-full resize-none rounded-xl bg-fill px-3 py-2.5 text-[15px] leading-5 placeholder:text-hint"
      />
    </label>
  );
};
