import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { useWords } from '#src/texts/words.ts';

/** Opened without Telegram: there is nobody whose list this could be. */
export const Outside = ({ botUsername }: { botUsername: string | null }) => {
  const words = useWords();
  return (
    <main className="flex h-full items-center justify-center">
      <Notice
        icon={<HookahIcon />}
        {...words.outside}
        action={
          botUsername !== null && (
            <a
              href={`https://t.me/${botUsername}`}
              className="flex min-h-12 items-center rounded-xl bg-button px-6 font-semibold text-button-text focus-visible:outline-offset-2"
            >
              {words.outside.open}
            </a>
          )
        }
      />
    </main>
  );
};
