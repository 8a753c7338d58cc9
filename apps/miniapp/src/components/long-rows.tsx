import { lazy, type ReactNode, Suspense } from 'react';
import { Rows } from './rows.tsx';
import type { VirtualRowsProps } from './virtual-rows.tsx';

/** What this many rows cost in DOM is less than what it takes to do without them. */
const FEW = 40;
/** More than a screen of them: what is seen while the code for long lists is on its way. */
const FIRST = 14;

const Plain = ({ label, count, rowAt, isPlain = false }: VirtualRowsProps) => (
  <Rows label={label} isPlain={isPlain}>
    {Array.from({ length: count }, (_, index) => rowAt(index))}
  </Rows>
);

// Most lists are short and never ask for it. Should it not come, all rows are made: slow is better than nothing.
const VirtualRows = lazy(() =>
  import('./virtual-rows.tsx').then(
    (module) => ({ default: module.VirtualRows }),
    () => ({ default: Plain }),
  ),
);

type LongRowsProps<Item> = {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string | number;
  /** One `<li>` with a key. */
  children: (item: Item) => ReactNode;
  /** Without the common ground: the rows bring their own. */
  isPlain?: boolean;
};

/** Rows of a list of any length: of a long one only those near the screen are in the document. */
export const LongRows = <Item,>({ label, items, keyOf, children, isPlain = false }: LongRowsProps<Item>) => {
  const rowAt = (index: number): ReactNode => {
    const item = items[index];
    return item === undefined ? null : children(item);
  };
  const keyAt = (index: number) => {
    const item = items[index];
    return item === undefined ? index : keyOf(item);
  };
  const rows = { label, keyAt, rowAt, isPlain };
  if (items.length <= FEW) return <Plain {...rows} count={items.length} />;
  return (
    <Suspense fallback={<Plain {...rows} count={FIRST} />}>
      <VirtualRows {...rows} count={items.length} />
    </Suspense>
  );
};
