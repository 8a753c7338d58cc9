import { type ReactNode, type TransitionEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '#src/texts/texts.ts';
import { focusAgain } from './focus-again.ts';
import { CloseIcon } from './icons.tsx';

type SheetProps = { label: string; isOpen: boolean; onClose: () => void; children: ReactNode };

/** Should the browser skip the transition, its end would never be told. */
const CLOSING_MS = 400;

/**
 * A page that slides over the lower part of the screen. What it covers is made inert by the app, so the focus stays
 * here; it comes back to where it was when the sheet is gone.
 */
export const Sheet = ({ label, isOpen, onClose, children }: SheetProps) => {
  const [kept, setKept] = useState<ReactNode>(null);
  const isClosing = !isOpen && kept !== null;

  useEffect(() => {
    if (isOpen) setKept(children);
  }, [isOpen, children]);

  useEffect(() => {
    if (!isClosing) return;
    const timer = setTimeout(() => setKept(null), CLOSING_MS);
    return () => clearTimeout(timer);
  }, [isClosing]);

  if (!isOpen && kept === null) return null;
  return (
    <OpenSheet label={label} isClosing={isClosing} onClose={onClose} onClosed={() => setKept(null)}>
      {isOpen ? children : kept}
    </OpenSheet>
  );
};

type OpenSheetProps = {
  label: string;
  isClosing: boolean;
  onClose: () => void;
  onClosed: () => void;
  children: ReactNode;
};

const OpenSheet = ({ label, isClosing, onClose, onClosed, children }: OpenSheetProps) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);

  useEffect(() => {
    if (isClosing) return;
    const before = document.activeElement;
    // Not all browsers give it to what is tapped.
    hadFocus.current = before !== document.body;
    dialog.current?.focus({ preventScroll: true });
    return () => focusAgain(before);
  }, [isClosing]);

  // What had the focus may go without the sheet going: another step of it, a button that has done its work.
  useEffect(() => {
    const { current } = dialog;
    if (isClosing || current === null) return;
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) current.focus({ preventScroll: true });
    });
    observer.observe(current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [isClosing]);

  // And what the sheet was opened from may be gone when it closes: a row whose tobacco was removed.
  useEffect(
    () => () => {
      if (!hadFocus.current) return;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
      });
    },
    [],
  );

  useEffect(() => {
    if (isClosing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isClosing, onClose]);

  const onTransitionEnd = (event: TransitionEvent) => {
    if (isClosing && event.target === dialog.current) onClosed();
  };

  return (
    <div data-closing={isClosing || undefined} className="sheet-place fixed inset-0 z-40">
      {/* A second way out for a finger; the keyboard and screen readers have the close button. It stays to the end: what
          comes into sight is not what a second touch was meant for. */}
      <div
        aria-hidden="true"
        className="sheet-backdrop absolute inset-0"
        onClick={isClosing ? undefined : onClose}
      />
      <div
        ref={dialog}
        inert={isClosing}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        onTransitionEnd={onTransitionEnd}
        className="sheet absolute inset-x-0 bottom-[var(--keyboard)] mx-auto flex max-h-[calc(100%-var(--safe-top)-var(--keyboard)-1.25rem)] max-w-2xl flex-col overflow-hidden rounded-t-3xl bg-page"
      >
        {children}
        <button
          type="button"
          aria-label={texts.close}
          onClick={onClose}
          className="absolute right-1 top-1 z-20 flex size-11 items-center justify-center"
        >
          <span className="flex size-8 items-center justify-center rounded-full bg-section text-hint shadow-sm [&>svg]:size-5">
            <CloseIcon />
          </span>
        </button>
      </div>
    </div>
  );
};
