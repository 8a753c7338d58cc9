import { useRef } from 'react';
import { useWords } from '#src/texts/words.ts';
import type { Letter } from './by-letter.ts';

type LetterIndexProps = { letters: readonly Letter[]; onLetter: (letter: string) => void };

const BUTTON = 'min-h-11 min-w-11 shrink-0 rounded-xl text-[15px] font-semibold text-accent active:bg-fill';

/** The letters there are, in a row that goes on beyond the screen; the other alphabet's place is always in sight. */
export const LetterIndex = ({ letters, onLetter }: LetterIndexProps) => {
  const { brandsPage: words } = useWords();
  const row = useRef<HTMLDivElement>(null);
  const other = letters.findIndex(({ letter }) => /\p{Script=Cyrillic}/u.test(letter));
  const showOther = () => {
    row.current?.children[other]?.scrollIntoView({ block: 'nearest', inline: 'start' });
    onLetter(letters[other]?.letter ?? '');
  };
  return (
    <nav aria-label={words.index} className="-mx-1 flex">
      <div ref={row} className="fading-end flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
        {letters.map(({ letter }) => (
          <button key={letter} type="button" onClick={() => onLetter(letter)} className={BUTTON}>
            {letter}
          </button>
        ))}
      </div>
      {other > 0 && (
        <button type="button" onClick={showOther} className={`${BUTTON} px-2`}>
          {words.cyrillic}
        </button>
      )}
    </nav>
  );
};
