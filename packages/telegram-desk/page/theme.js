const STORAGE_KEY = 'telegram-desk-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

/** 'light' or 'dark': chosen by the person, or else the system's. */
export function colorScheme() {
  return localStorage.getItem(STORAGE_KEY) ?? (system.matches ? 'dark' : 'light');
}

export function toggleColorScheme() {
  localStorage.setItem(STORAGE_KEY, colorScheme() === 'dark' ? 'light' : 'dark');
  apply();
}

/** Returns the way to stop listening. */
export function onColorScheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function apply() {
  document.documentElement.dataset.theme = colorScheme();
  for (const listener of listeners) listener(colorScheme());
}

system.addEventListener('change', apply);
document.documentElement.dataset.theme = colorScheme();
