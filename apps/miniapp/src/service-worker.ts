const SETTLED_MS = 3_000;

/** Makes the app open without a network, where the browser can (iOS shows Mini Apps in views that can't). */
export const keepForOffline = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the first screen: it is not for this opening, and must cost it nothing.
  setTimeout(async () => {
    try {
      await navigator.serviceWorker.register('/sw.js');
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage('keep-release');
    } catch {
      // Forbidden in this frame or by this browser: the app then needs a network to open.
    }
  }, SETTLED_MS);
};
