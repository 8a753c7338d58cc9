import type { ReactNode } from 'react';

/** Rows on one rounded ground, with lines between them that begin at the text. */
export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul
    aria-label={label}
    className="overflow-hidden rounded-2xl bg-section [&>li+li]:before:absolute [&>li+li]:before:left-[80px] [&>li+li]:before:right-0 [&>li+li]:before:top-0 [&>li+li]:before:z-10 [&>li+li]:before:h-px [&>li+li]:before:bg-line [&>li]:relative"
  >
    {children}
  </ul>
);
