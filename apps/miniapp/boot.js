// Runs in the page itself (first-paint.ts puts it there), so it is there when no file of ours is, and before the first paint.

// Telegram's WebViews keep an old page after a deploy, and its scripts may be gone by then. A file of our own that fails
// to load means that: reload, once for each, and only when there is a server to reload from. That a device calls itself
// online says little, and without a server a reload would take away even what is on the screen.
(() => {
  const KEY = 'reloaded-for';
  const urlOf = (target) => (target instanceof HTMLScriptElement ? target.src : target.href);

  const reloadOnce = async (file) => {
    const before = () => sessionStorage.getItem(KEY) ?? '';
    if (before().includes(file)) return;
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    // A link and the script it was to fetch tell of the same file.
    if (!answer?.ok || before().includes(file)) return;
    sessionStorage.setItem(KEY, `${before()} ${file}`);
    location.reload();
  };

  addEventListener(
    'error',
    (event) => {
      const target = event.target;
      if (!(target instanceof HTMLScriptElement || target instanceof HTMLLinkElement)) return;
      const url = urlOf(target);
      if (url.startsWith(`${location.origin}/assets/`)) reloadOnce(url.slice(location.origin.length));
    },
    true,
  );
  // Vite's own report of a chunk that could not be fetched; Safari does not name it.
  addEventListener('vite:preloadError', (event) => {
    const report = String(event.payload);
    reloadOnce(/\/assets\/\S+/.exec(report)?.[0] ?? report);
  });
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
