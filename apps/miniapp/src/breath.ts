/** The end of a task: what waits for the browser, a touch or a paint, comes in between. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** When there is nothing better to do, or after `atMost` milliseconds. WebKit doesn't tell: there it is a short pause. */
export const idle = (atMost: number): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: atMost });
    else setTimeout(resolve, Math.min(atMost, WEBKIT_PAUSE_MS));
  });

const WEBKIT_PAUSE_MS = 300;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Before what could not be fetched is asked for again. */
export const AGAIN_MS = 5_000;

/** For a file without which the app would be less than it is: a network that was away for a moment comes back. */
export const insistOn = async <T>(load: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await load();
    } catch {
      await pause(AGAIN_MS);
    }
  }
};
