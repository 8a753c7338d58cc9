import { type ComponentType, type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { idle } from '#src/breath.ts';
import { type Near, USUAL_PX } from './near.ts';
import { Rows } from './rows.tsx';
import type { RowsNearProps } from './rows-near.tsx';

/** What this many rows cost in DOM is less than what it takes to do without them. */
const FEW = 40;
/** A tall phone full of them: the others come after the first paint. */
const FIRST = 12;
/** Nobody scrolls that far in less; meanwhile they may turn out to be the beginning of a long list. */
const CALM_MS = 200;

type Watcher = ComponentType<RowsNearProps>;
let watcher: Watcher | null = null;

/** In place of a watcher that could not be had: slow is better than nothing. */
const EveryRow = ({ count, onNear }: RowsNearProps) => {
  useEffect(() => onNear({ first: 0, end: count, before: 0, after: 0 }), [count, onNear]);
  return null;
};

/** Most lists are short and never ask for it. */
const useWatcher = (isNeeded: boolean): Watcher | null => {
  const [loaded, setLoaded] = useState(() => watcher);
  useEffect(() => {
    if (!isNeeded || loaded !== null) return;
    let isCurrent = true;
    const show = (found: Watcher) => {
      watcher = found;
      if (isCurrent) startTransition(() => setLoaded(() => found));
    };
    import('./rows-near.tsx').then(
      (module) => show(module.RowsNear),
      () => show(EveryRow),
    );
    return () => {
      isCurrent = false;
    };
  }, [isNeeded, loaded]);
  return isNeeded ? loaded : null;
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
  const { length } = items;
  const list = useRef<HTMLUListElement>(null);
  const [made, setMade] = useState(FIRST);
  const [near, setNear] = useState<Near | null>(null);
  const [isLong, setLong] = useState(false);
  // For good: a long list whose rows go one by one must not be made anew when few are left, or when they come back.
  if (!isLong && length > FEW) setLong(true);
  const Watcher = useWatcher(isLong);
  useEffect(() => {
    if (isLong || made >= length) return;
    let isCurrent = true;
    void idle(CALM_MS).then(() => {
      if (isCurrent) startTransition(() => setMade(length));
    });
    return () => {
      isCurrent = false;
    };
  }, [isLong, made, length]);

  const isNear = Watcher !== null && near !== null;
  const { first, end, before, after } = isNear
    ? near
    : { first: 0, end: made, before: 0, after: Math.max(0, length - made) * USUAL_PX };
  const keyAt = (index: number) => {
    const item = items[index];
    return item === undefined ? index : keyOf(item);
  };
  return (
    <>
      <Rows
        ref={list}
        label={label}
        isPlain={isPlain}
        // The browser's own way to hold still what is read would move it a second time.
        style={{ paddingTop: before, paddingBottom: after, overflowAnchor: isNear ? 'none' : undefined }}
      >
        {items.slice(first, end).map(children)}
      </Rows>
      {Watcher && <Watcher list={list} count={length} keyAt={keyAt} shown={near} onNear={setNear} />}
    </>
  );
};
