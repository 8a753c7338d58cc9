import type { ReactNode } from 'react';

type ButtonProps = {
  children: ReactNode;
  onClick: () => void;
  look?: 'main' | 'quiet' | 'danger';
  isWide?: boolean;
};

const LOOKS = {
  main: 'bg-button text-button-text font-semibold active:opacity-80',
  quiet: 'bg-tint text-accent font-medium active:opacity-70',
  danger: 'text-danger active:bg-fill',
};

export const Button = ({ children, onClick, look = 'main', isWide = false }: ButtonProps) => (
  <button
    type="button"
    onClick={onClick}
    className={`flex min-h-12 items-center justify-center gap-2 rounded-xl px-5 focus-visible:outline-offset-2 ${LOOKS[look]} ${isWide ? 'w-full' : ''}`}
  >
    {children}
  </button>
);
