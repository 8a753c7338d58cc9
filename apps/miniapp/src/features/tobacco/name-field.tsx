import { LONGEST_CUSTOM_NAME } from '@hookah/shared/closed-sets';
import { useId, useState } from 'react';
import { tidyName } from '#src/data/custom-name.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { useSavedWhenLeft } from './use-saved-when-left.ts';

type NameFieldProps = {
  name: string;
  isTaken: (name: string) => boolean;
  onSave: (name: string) => void;
};

/** A name of one's own. Like a note it saves itself when left; what can't be a name is given up. */
export const NameField = ({ name, isTaken, onSave }: NameFieldProps) => {
  const texts = useTexts();
  const words = useWords();
  const problem = useId();
  const [known, setKnown] = useState(name);
  const [typed, setTyped] = useState(name);
  // Renamed elsewhere it is called so here, too, unless it is being renamed here.
  if (known !== name) {
    setKnown(name);
    if (tidyName(typed) === known) setTyped(name);
  }
  const text = tidyName(typed);
  const isRefused = isTaken(text);
  const save = useSavedWhenLeft({ saved: name, text, isRefused: text === '' || isRefused, onSave });

  return (
    <>
      <textarea
        aria-label={words.tobacco.name}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? problem : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
        onBlur={() => {
          save();
          if (text === '') setTyped(name);
        }}
        maxLength={LONGEST_CUSTOM_NAME}
        rows={1}
        enterKeyHint="done"
        className="field-sizing-content -mx-2 block max-h-40 min-h-11 w-[calc(100%+1rem)] resize-none rounded-xl bg-fill px-3 py-2.5 text-xl font-bold leading-6 wrap-anywhere"
      />
      {isRefused && (
        <p id={problem} role="status" className="pt-1 text-[13px] leading-[18px] text-danger">
          {texts.error.nameTaken}
        </p>
      )}
    </>
  );
};
