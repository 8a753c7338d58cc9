import { startTransition, useEffect, useState } from 'react';
import { idle } from '#src/breath.ts';

/** Who looks at a letter waits no longer than this for its picture to be asked for. */
const CALM_MS = 500;

let isPainted = false;
let firstPaint: Promise<void> | null = null;

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    // A frame's callbacks run before it is painted.
    requestAnimationFrame(() =>
      setTimeout(async () => {
        await idle(CALM_MS);
        isPainted = true;
        resolve();
      }),
    );
  });

/** False until the first screen with words has been seen and is being listened to: what only adorns it must not hold it up. */
export const usePainted = (): boolean => {
  const [is, setIs] = useState(isPainted);
  useEffect(() => {
    if (is) return;
    firstPaint ??= painted();
    void firstPaint.then(() => startTransition(() => setIs(true)));
  }, [is]);
  return is;
};
