import { useEffect, useId, useRef, useState } from 'react';
import { useClosingConfirmation } from '#src/telegram/use-closing-confirmation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

/** The API's own limit. */
const LONGEST = 200;

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
  const [typed, setTyped] = useState(name);
  const text = typed.trim().replace(/\s+/gu, ' ');
  const isRefused = isTaken(text);
  useClosingConfirmation(text !== name);

  // What was sent already: it comes back as `name` only a moment later, and closing may come sooner.
  const sent = useRef(name);
  const save = () => {
    if (text === '' || isRefused || text === sent.current) return;
    sent.current = text;
    onSave(text);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => latest.current(), []);

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
        maxLength={LONGEST}
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
