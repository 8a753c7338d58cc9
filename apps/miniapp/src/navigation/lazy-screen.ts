import { type ComponentType, type LazyExoticComponent, lazy, useEffect } from 'react';
import { idle } from '#src/breath.ts';

export type LazyScreen<Props> = LazyExoticComponent<ComponentType<Props>> & { prefetch: () => Promise<void> };

/** A screen in a file of its own, so that the first one is there sooner: `lazyScreen(() => import('…').then((m) => m.Page))`. */
export const lazyScreen = <Props>(load: () => Promise<ComponentType<Props>>): LazyScreen<Props> =>
  Object.assign(
    lazy(async () => ({ default: await load() })),
    {
      // What fails here is tried again when the screen is opened.
      prefetch: () =>
        load().then(
          () => undefined,
          () => undefined,
        ),
    },
  );

/** After the first paint and the first answers, well before a finger gets there. */
const AT_HAND_MS = 1_000;
const PATIENCE_MS = 1_000;

/** Fetches one screen after the other, so that no tap waits for one. `screens` is a constant. */
export const useScreensAtHand = (screens: readonly Pick<LazyScreen<unknown>, 'prefetch'>[]): void => {
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      for (const screen of screens) {
        await idle(PATIENCE_MS);
        if (stop.signal.aborted) return;
        await screen.prefetch();
      }
    }, AT_HAND_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [screens]);
};
