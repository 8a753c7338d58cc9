/** The end of a task: what waits for the browser, a touch or a paint, comes in between. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** When there is nothing better to do, or after `atMost` milliseconds. WebKit doesn't tell: there it is a short pause. */
export const idle = (atMost: number): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: atMost });
    else setTimeout(resolve, Math.min(atMost, WEBKIT_PAUSE_MS));
  });

const WEBKIT_PAUSE_MS = 300;
