// Runs in the page itself (first-paint.ts puts it there), so it is there when no file of ours is, and before the first paint.

// Telegram's WebViews keep an old page after a deploy, and its scripts may be gone by then. A file of our own that fails
// to load means that: reload, once.
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

// The person's colours, as Telegram's SDK will set them too: by then a page in the wrong ones would have flashed.
(() => {
  try {
    const theme = new URLSearchParams(location.hash.slice(1)).get('tgWebAppThemeParams') ?? '{}';
    for (const [name, color] of Object.entries(JSON.parse(theme))) {
      if (!/^#[\da-f]{6}$/i.test(color)) continue;
      document.documentElement.style.setProperty(`--tg-theme-${name.replaceAll('_', '-')}`, color);
    }
  } catch {
    // The fallbacks in styles.css hold.
  }
})();
