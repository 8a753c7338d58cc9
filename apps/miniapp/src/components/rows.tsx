import type { CSSProperties, ReactNode, Ref } from 'react';

type RowsProps = {
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLUListElement>;
  style?: CSSProperties;
  /** Without the ground and the lines: the rows bring their own. */
  isPlain?: boolean;
};

/** Rows on one rounded ground, with lines between them that begin at the text. */
export const Rows = ({ label, children, ref, style, isPlain = false }: RowsProps) => (
  <ul
    ref={ref}
    style={style}
    aria-label={label}
    className={isPlain ? undefined : 'rows overflow-hidden rounded-2xl bg-section'}
  >
    {children}
  </ul>
);
