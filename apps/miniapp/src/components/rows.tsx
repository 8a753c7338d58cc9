import type { CSSProperties, ReactNode, Ref } from 'react';

type RowsProps = {
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLUListElement>;
  style?: CSSProperties;
  /** Without the ground and the lines: the rows bring their own. */
  isPlain?: boolean;
};

const GROUND =
  'overflow-hidden rounded-2xl bg-section [&>li+li]:before:absolute [&>li+li]:before:left-[80px] [&>li+li]:before:right-0 [&>li+li]:before:top-0 [&>li+li]:before:z-10 [&>li+li]:before:h-px [&>li+li]:before:origin-top [&>li+li]:before:scale-y-50 [&>li+li]:before:bg-line [&>li]:relative';

/** Rows on one rounded ground, with lines between them that begin at the text. */
export const Rows = ({ label, children, ref, style, isPlain = false }: RowsProps) => (
  <ul ref={ref} style={style} aria-label={label} className={isPlain ? undefined : GROUND}>
    {children}
  </ul>
);
