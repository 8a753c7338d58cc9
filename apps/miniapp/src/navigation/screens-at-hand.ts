import { idle } from '#src/breath.ts';
import type { LazyScreen } from './lazy-screen.ts';

/** After the first paint and the first answers, well before a finger gets there. */
const AT_HAND_MS = 1_000;
const PATIENCE_MS = 1_000;

/** Fetches one screen after the other, so that no tap waits for one. */
export const fetchScreens = (screens: readonly Pick<LazyScreen<unknown>, 'prefetch'>[]): void => {
  setTimeout(async () => {
    for (const screen of screens) {
      await idle(PATIENCE_MS);
      await screen.prefetch();
    }
  }, AT_HAND_MS);
};
