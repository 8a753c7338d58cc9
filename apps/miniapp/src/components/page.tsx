import { backButton, useSignal } from '@telegram-apps/sdk-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '#src/texts/words.ts';
import { focusAgain } from './focus-again.ts';
import { BackIcon } from './screen-icons.tsx';

type PageProps = {
  title: string;
  onBack: () => void;
  aside?: ReactNode;
  /** What stays in sight with the title. */
  bar?: ReactNode;
  children: ReactNode;
};

/** A whole screen above the tabs. Telegram's own back button leads back; one of ours stands in where it has none. */
export const Page = ({ title, onBack, aside, bar, children }: PageProps) => {
  const words = useWords();
  const isBackTelegrams = useSignal(backButton.show.isAvailable);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => focusAgain(before);
  }, []);
  return (
    <div className="page h-full overflow-y-auto overscroll-contain bg-page pl-[var(--safe-left)] pr-[var(--safe-right)] pt-[var(--safe-top)]">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col gap-5 px-3 pb-[calc(var(--safe-bottom)+1.5rem)]">
        <header className="sticky top-0 z-20 -mx-3 -mb-3 flex flex-col bg-page px-3 py-1.5">
          <div className="flex min-h-11 items-center gap-1">
            {!isBackTelegrams && (
              <button
                type="button"
                aria-label={words.back}
                onClick={onBack}
                className="-ml-2 flex size-11 shrink-0 items-center justify-center text-accent"
              >
                <BackIcon />
              </button>
            )}
            <h1
              ref={heading}
              tabIndex={-1}
              className="ml-1 line-clamp-3 min-w-0 flex-1 text-[22px] font-bold leading-7 wrap-anywhere outline-none"
            >
              {title}
            </h1>
            {aside}
          </div>
          {bar && <div className="flex flex-col gap-2 py-2">{bar}</div>}
        </header>
        {children}
      </div>
    </div>
  );
};
