import { useEffect, useRef } from 'react';

/** Calls once when it comes near the screen, and again after each change of `of`: the end of an endless list. */
export const WhenNear = ({ of, onNear }: { of: unknown; onNear: () => void }) => {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  latest.current = onNear;

  useEffect(() => {
    if (mark.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: '800px' },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [of]);

  return <div ref={mark} aria-hidden="true" />;
};
