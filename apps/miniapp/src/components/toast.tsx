import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTexts } from '#src/texts/texts.ts';

export type Toast = {
  text: string;
  undo?: () => void;
  /** Something else to do about it than to undo it. */
  action?: { label: string; run: () => void };
  isError?: boolean;
  /** It comes when what is shown now has been read. */
  waits?: boolean;
};

type Shown = Toast & { id: number; next?: Toast | undefined };

/** From when it was last held: by a finger, a pointer or the focus on it, or by the app being out of sight. */
const VISIBLE_MS = 5_000;

const ToastContext = createContext<{ show: (toast: Toast) => void } | null>(null);

export const useToast = () => {
  const toast = useContext(ToastContext);
  if (toast === null) throw new Error('Rendered outside <ToastProvider>');
  return toast;
};

/** One line at the bottom saying what has just happened, and the way to take it back. The newest wins. */
export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const texts = useTexts();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isHeld, setIsHeld] = useState(false);
  const value = useMemo(
    () => ({
      show: (toast: Toast) => {
        if (!toast.waits) setIsHeld(false);
        setShown((last) =>
          last && toast.waits
            ? { ...last, next: toast }
            : { next: last?.next, ...toast, id: (last?.id ?? 0) + 1 },
        );
      },
    }),
    [],
  );
  const hide = () => {
    setIsHeld(false);
    setShown((last) => (last?.next ? { ...last.next, id: last.id + 1 } : null));
  };

  useEffect(() => {
    if (shown === null || isHeld) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(hide, VISIBLE_MS);
    };
    wait();
    document.addEventListener('visibilitychange', wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    };
  }, [shown, isHeld]);

  const action = shown?.action ?? (shown?.undo && { label: texts.undo, run: shown.undo });
  return (
    <ToastContext value={value}>
      {children}
      {/* The region is always there: screen readers tell of what appears in one, not of one that appears. */}
      <div
        aria-live="polite"
        className="toast-place pointer-events-none fixed inset-x-0 z-50 flex justify-center px-3"
      >
        {shown && (
          <div
            key={shown.id}
            onPointerEnter={() => setIsHeld(true)}
            onPointerLeave={() => setIsHeld(false)}
            className="toast pointer-events-auto flex min-h-12 max-w-md items-center gap-2 rounded-2xl pl-4 pr-1 text-[15px] shadow-lg"
          >
            <span className="my-2.5 line-clamp-2 only:mr-3 min-w-0 flex-1 leading-5 wrap-anywhere">
              {shown.text}
            </span>
            {action && (
              <button
                type="button"
                onFocus={() => setIsHeld(true)}
                onBlur={() => setIsHeld(false)}
                className="min-h-11 shrink-0 rounded-xl px-3 font-semibold text-toast-accent"
                onClick={() => {
                  action.run();
                  hide();
                }}
              >
                {action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
};
