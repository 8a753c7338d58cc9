import type { ReactNode } from 'react';

/** Drawn on a 24 grid in the colour of the text around. Always beside words or on a labelled control. */
export const icon = (drawing: ReactNode) => () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    className="size-6 shrink-0"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {drawing}
  </svg>
);
