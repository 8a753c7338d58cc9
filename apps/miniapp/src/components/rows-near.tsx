import { elementScroll, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Near, USUAL_PX } from './near.ts';
import { scrollerOf } from './scroller.ts';

export type RowsNearProps = {
  list: RefObject<HTMLUListElement | null>;
  count: number;
  keyAt: (index: number) => string | number;
  /** What stands in the list now, as it was told last. */
  shown: Near | null;
  onNear: (near: Near) => void;
};

const OVERSCAN = 6;

/** The rows that stand in the list already, from its beginning: whoever is below them looks at something. */
const standingIn = (list: HTMLElement | null, keyAt: RowsNearProps['keyAt']): VirtualItem[] =>
  [...(list?.children ?? [])].map((row, index) => {
    const { offsetTop: start, offsetHeight: size } = row as HTMLElement;
    return { index, key: keyAt(index), start, size, end: start + size, lane: 0 };
  });

/**
 * Says which rows are near the screen. They stand in the ordinary flow, with padding in place of all others: whatever
 * scrolls the page scrolls them, and a row may be of any height and change it. Draws nothing: the list is made without
 * it, and stays as it is when this comes.
 */
export const RowsNear = ({ list, count, keyAt, shown, onNear }: RowsNearProps) => {
  const [scrollMargin, setScrollMargin] = useState(0);
  const [standing] = useState(() => standingIn(list.current, keyAt));
  const isPlaced = useRef(false);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => USUAL_PX,
    getItemKey: keyAt,
    initialMeasurementsCache: standing,
    overscan: OVERSCAN,
    // Until it is measured: so the first rows are part of the first drawing.
    initialRect: { width: innerWidth, height: innerHeight },
    scrollMargin,
    // The list was there first, and may have been scrolled by now.
    initialOffset: () => scrollerOf(list.current)?.scrollTop ?? 0,
    scrollToFn: (offset, options, instance) => {
      if (isPlaced.current) return elementScroll(offset, options, instance);
      isPlaced.current = true;
      // The first is for arriving: the place is not written, which would end a fling, but taken as it is. If it has
      // changed since it was read, nobody has heard of that yet.
      const scroller = instance.scrollElement;
      if (scroller?.scrollTop !== offset) queueMicrotask(() => scroller?.dispatchEvent(new Event('scroll')));
    },
  });
  const rows = virtualizer.getVirtualItems();
  const [top, bottom] = [rows.at(0), rows.at(-1)];
  const first = top?.index ?? 0;
  const end = bottom === undefined ? 0 : bottom.index + 1;
  const before = top === undefined ? 0 : top.start - scrollMargin;
  const after = virtualizer.getTotalSize() - (bottom === undefined ? 0 : bottom.end - scrollMargin);

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null || list.current === null) return;
    const above = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setScrollMargin(Math.round(above + scroller.scrollTop));
  });

  useLayoutEffect(() => {
    const isToldAlready =
      shown?.first === first && shown.end === end && shown.before === before && shown.after === after;
    if (!isToldAlready) onNear({ first, end, before, after });
  });

  // A row needs to know nothing of all this: which one it is is told to its element from outside.
  useLayoutEffect(() => {
    if (shown?.first !== first || shown.end !== end) return;
    for (const [position, element] of [...(list.current?.children ?? [])].entries()) {
      const index = first + position;
      element.setAttribute('data-index', String(index));
      element.setAttribute('aria-posinset', String(index + 1));
      element.setAttribute('aria-setsize', String(count));
      virtualizer.measureElement(element);
    }
    return () => virtualizer.measureElement(null);
  });

  return null;
};
