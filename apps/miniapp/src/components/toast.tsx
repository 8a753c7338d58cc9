import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTexts } from '#src/texts/texts.ts';

export type Toast = {
  text: string;
  undo?: () => void;
  /** Something else to do about it than to undo it. */
  action?: { label: string; run: () => void };
  isError?: boolean;
};

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
  const [shown, setShown] = useState<(Toast & { id: number }) | null>(null);
  const value = useMemo(
    () => ({ show: (toast: Toast) => setShown((last) => ({ ...toast, id: (last?.id ?? 0) + 1 })) }),
    [],
  );

  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const action = shown?.action ?? (shown?.undo && { label: texts.undo, run: shown.undo });
  return (
    <ToastContext value={value}>
      {children}
      {/* The region is always there: screen readers tell of what appears in one, not of one that appears. */}
      <div
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--safe-bottom)+4.25rem)] z-50 flex justify-center px-3"
      >
        {shown && (
          <div
            key={shown.id}
            className="toast pointer-events-auto flex min-h-12 w-full max-w-md items-center gap-2 rounded-2xl pl-4 pr-1 text-[15px] shadow-lg"
          >
            <span className="my-2.5 line-clamp-2 min-w-0 flex-1 leading-5 wrap-anywhere">{shown.text}</span>
            {action && (
              <button
                type="button"
                className="min-h-11 shrink-0 rounded-xl px-3 font-semibold text-toast-accent"
                onClick={() => {
                  action.run();
                  setShown(null);
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
