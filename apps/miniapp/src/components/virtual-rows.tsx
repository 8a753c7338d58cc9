import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Rows } from './rows.tsx';

export type VirtualRowsProps = {
  label: string;
  count: number;
  keyAt: (index: number) => string | number;
  /** One `<li>` with a key. */
  rowAt: (index: number) => ReactNode;
  isPlain?: boolean;
};

/** A row with one line of name; others are measured once they are there. */
const USUAL_PX = 84;
const OVERSCAN = 6;

/** What scrolls the element: the nearest ancestor that may. */
const scrollerOf = (element: HTMLElement | null): HTMLElement | null => {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
};

/**
 * The rows near the screen, in the ordinary flow, with padding in place of all others: whatever scrolls the page scrolls
 * them, and a row may be of any height and change it.
 */
export const VirtualRows = ({ label, count, keyAt, rowAt, isPlain = false }: VirtualRowsProps) => {
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => USUAL_PX,
    getItemKey: keyAt,
    overscan: OVERSCAN,
    // Until it is measured: so the first rows are part of the first drawing.
    initialRect: { width: innerWidth, height: innerHeight },
    scrollMargin,
  });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows.at(0), rows.at(-1)];

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null || list.current === null) return;
    const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setScrollMargin(Math.round(above + scroller.scrollTop));
  });

  // A row needs to know nothing of all this: which one it is is told to its element from outside.
  useLayoutEffect(() => {
    for (const [position, element] of [...(list.current?.children ?? [])].entries()) {
      const index = (first?.index ?? 0) + position;
      element.setAttribute('data-index', String(index));
      element.setAttribute('aria-posinset', String(index + 1));
      element.setAttribute('aria-setsize', String(count));
      virtualizer.measureElement(element);
    }
    return () => virtualizer.measureElement(null);
  });

  const padding =
    first === undefined || last === undefined
      ? { paddingBottom: virtualizer.getTotalSize() }
      : {
          paddingTop: first.start - scrollMargin,
          paddingBottom: virtualizer.getTotalSize() - (last.end - scrollMargin),
        };
  return (
    <Rows ref={list} label={label} isPlain={isPlain} style={{ ...padding, overflowAnchor: 'none' }}>
      {rows.map(({ index }) => rowAt(index))}
    </Rows>
  );
};
