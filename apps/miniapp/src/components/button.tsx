import type { ReactNode, Ref } from 'react';
import { Spinner } from './spinner.tsx';

type ButtonProps = {
  children: ReactNode;
  onClick: () => void;
  look?: 'main' | 'quiet' | 'danger';
  isWide?: boolean;
  isDisabled?: boolean;
  /** It was pressed, and what it does takes its time. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

const LOOKS = {
  main: 'bg-button text-button-text font-semibold active:opacity-80',
  quiet: 'bg-tint text-accent font-medium active:opacity-70',
  danger: 'text-danger active:bg-fill',
};

export const Button = ({
  children,
  onClick,
  look = 'main',
  isWide = false,
  isDisabled = false,
  isBusy = false,
  ref,
}: ButtonProps) => (
  <button
    ref={ref}
    type="button"
    disabled={isDisabled || isBusy}
    aria-busy={isBusy}
    onClick={onClick}
    className={`flex min-h-12 items-center justify-center gap-2 rounded-xl px-5 disabled:opacity-50 aria-busy:opacity-100 focus-visible:outline-offset-2 ${LOOKS[look]} ${isWide ? 'w-full' : ''}`}
  >
    {isBusy && <Spinner />}
    {children}
  </button>
);
