import { type RefObject, startTransition, useEffect, useState } from 'react';
import { idle } from '#src/breath.ts';
import { watchNear } from './scroller.ts';

/** Who looks at a letter waits no longer than this for its picture to be asked for. */
const CALM_MS = 500;

let firstPaint: Promise<void> | null = null;
let isPainted = false;
/** What was asked for once is at hand: it shows at once, however often its row comes and goes. */
const asked = new Set<string>();

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

/**
 * Whether it is time to ask for a picture: the first screen with words has been seen and is being listened to, which
 * what only adorns it must not hold up, and the picture's place is near what is seen. How near is not left to the
 * browser: on a slow network Chromium begins three screens ahead.
 */
export const useWanted = (
  src: string | null,
  place: RefObject<Element | null>,
  isSeenAtOnce: boolean,
): boolean => {
  const [wanted, setWanted] = useState<string | null>(null);
  const isWanted = src !== null && (wanted === src || asked.has(src) || (isSeenAtOnce && isPainted));
  useEffect(() => {
    if (isWanted || src === null) return;
    let stop: (() => void) | null = () => undefined;
    const want = () => {
      asked.add(src);
      startTransition(() => setWanted(src));
    };
    firstPaint ??= painted();
    void firstPaint.then(() => {
      if (stop === null || place.current === null) return;
      if (isSeenAtOnce) want();
      else stop = watchNear(place.current, '50%', want);
    });
    return () => {
      stop?.();
      stop = null;
    };
  }, [src, place, isSeenAtOnce, isWanted]);
  return isWanted;
};
