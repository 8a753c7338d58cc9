/**
 * Calls `stop` once: on SIGTERM, on SIGINT, or when the process that started this one is gone, for then nobody is left
 * to stop it. To be called before anything is awaited, or a parent that dies early goes unnoticed.
 */
export const onStop = (stop: (reason: string) => void): void => {
  let stopped = false;
  const once = (reason: string) => () => {
    if (stopped) return;
    stopped = true;
    stop(reason);
  };
  process.on('SIGTERM', once('SIGTERM'));
  process.on('SIGINT', once('SIGINT'));
  process.on('disconnect', once('the parent process is gone'));
};

/** Tells the parent process, if there is one, that this one serves; `url` is where. */
export const tellReady = (details: { url?: string } = {}): void => {
  // A parent that is gone by now is heard of by its 'disconnect'; it is no error to have spoken to it.
  process.send?.({ type: 'ready', ...details }, () => undefined);
};
