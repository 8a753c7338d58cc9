import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from 'react';
import { Rows } from './rows.tsx';
import type { VirtualRowsProps } from './virtual-rows.tsx';

/** What this many rows cost in DOM is less than what it takes to do without them. */
const FEW = 40;
/** Two screens of them: what is seen while the code for long lists is on its way. */
const FIRST = 20;

const Plain = ({ label, count, rowAt, isPlain = false }: VirtualRowsProps) => (
  <Rows label={label} isPlain={isPlain}>
    {Array.from({ length: count }, (_, index) => rowAt(index))}
  </Rows>
);

type RowsOf = ComponentType<VirtualRowsProps>;
let virtual: RowsOf | null = null;

/**
 * Most lists are short and never ask for it. Should it not come, all rows are made: slow is better than nothing. Not a
 * `lazy` of React's: in its place would stand a fallback, made for nothing when the rows at hand can stay.
 */
const useVirtualRows = (isNeeded: boolean): RowsOf | null => {
  const [loaded, setLoaded] = useState<{ rows: RowsOf } | null>(virtual && { rows: virtual });
  useEffect(() => {
    if (!isNeeded || loaded !== null) return;
    let isCurrent = true;
    const show = (rows: RowsOf) => {
      virtual = rows;
      if (isCurrent) startTransition(() => setLoaded({ rows }));
    };
    import('./virtual-rows.tsx').then(
      (module) => show(module.VirtualRows),
      () => show(Plain),
    );
    return () => {
      isCurrent = false;
    };
  }, [isNeeded, loaded]);
  return loaded?.rows ?? null;
};

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
  const isLong = items.length > FEW;
  const VirtualRows = useVirtualRows(isLong);
  const rows = { label, keyAt, rowAt, isPlain };
  if (!isLong) return <Plain {...rows} count={items.length} />;
  return VirtualRows ? <VirtualRows {...rows} count={items.length} /> : <Plain {...rows} count={FIRST} />;
};
