import { startTransition, useEffect, useState } from 'react';

let isPainted = false;
let firstPaint: Promise<void> | null = null;

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    // A frame's callbacks run before it is painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        isPainted = true;
        resolve();
      }),
    );
  });

/** False until the first screen with words has been seen: what only adorns them must not hold it up. */
export const usePainted = (): boolean => {
  const [is, setIs] = useState(isPainted);
  useEffect(() => {
    if (is) return;
    firstPaint ??= painted();
    void firstPaint.then(() => startTransition(() => setIs(true)));
  }, [is]);
  return is;
};
