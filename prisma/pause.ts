/** A pause that can be ended early, one at a time. It keeps no process from ending. */
export const createPause = () => {
  let wake: () => void = () => undefined;
  return {
    pause: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: (): void => wake(),
  };
};
