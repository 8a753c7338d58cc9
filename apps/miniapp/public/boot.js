// Telegram's WebViews keep an old page after a deploy, and its scripts may be gone by then. A file of our own that fails
// to load means that: reload, once. This stays outside the bundle, under a name that never changes, because it has to
// run when the bundle does not.
(() => {
  const KEY = 'reloaded-for';
  const urlOf = (target) => (target instanceof HTMLScriptElement ? target.src : target.href);

  const reloadOnce = (url) => {
    // Without a network a reload would take away even what is on the screen.
    if (!navigator.onLine || sessionStorage.getItem(KEY) === url) return;
    sessionStorage.setItem(KEY, url);
    location.reload();
  };

  addEventListener(
    'error',
    (event) => {
      const target = event.target;
      if (!(target instanceof HTMLScriptElement || target instanceof HTMLLinkElement)) return;
      const url = urlOf(target);
      if (url.startsWith(`${location.origin}/assets/`)) reloadOnce(url);
    },
    true,
  );
  // Vite's own report of a chunk that could not be fetched.
  addEventListener('vite:preloadError', (event) => reloadOnce(String(event.payload)));
})();
