import { useEffect, useRef } from 'react';
import { watchNear } from './scroller.ts';

/** Calls once when it comes near the screen, and again after each change of `of`: the end of an endless list. */
export const WhenNear = ({ of, onNear }: { of: unknown; onNear: () => void }) => {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  latest.current = onNear;

  useEffect(() => {
    if (mark.current === null) return;
    return watchNear(mark.current, '100%', () => latest.current());
  }, [of]);

  return <div ref={mark} aria-hidden="true" />;
};
