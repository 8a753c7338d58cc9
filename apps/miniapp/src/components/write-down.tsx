import { useWriting } from '#src/data/use-writing.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';
import { CheckIcon } from './icons.tsx';
import { PenIcon } from './screen-icons.tsx';

/** Puts a name that the catalogue lacks on the list; once it is there, opens it. */
export const WriteDown = ({ name: said }: { name: string }) => {
  const words = useWords();
  const { open } = useNavigation();
  const { name, written, write } = useWriting(said);
  if (write === null) return null;
  const look =
    'flex min-h-12 max-w-full items-center gap-2 rounded-xl px-5 py-2 text-left wrap-anywhere [&>svg]:shrink-0';
  if (written !== undefined) {
    return (
      <button
        type="button"
        aria-label={words.write.open(name)}
        onClick={() => open({ kind: 'item', id: written.id })}
        className={`${look} bg-tint text-accent`}
      >
        <CheckIcon />
        {words.write.done}
      </button>
    );
  }
  return (
    <button type="button" onClick={write} className={`${look} bg-button font-semibold text-button-text`}>
      <PenIcon />
      {words.write.do(name)}
    </button>
  );
};
