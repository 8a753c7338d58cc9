const HOLD_MS = 140;
const FOLD_MS = 200;

/** Folds a row away, after a moment in which its tick is seen. At once for who asked for less motion. */
export const leave = async (row: HTMLElement | null): Promise<void> => {
  if (row === null || typeof row.animate !== 'function') return;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const height = `${row.offsetHeight}px`;
  const folding = row.animate(
    [
      { height, opacity: 1 },
      { height: '0px', opacity: 0 },
    ],
    {
      delay: HOLD_MS,
      duration: FOLD_MS,
      easing: 'ease-in-out',
      fill: 'forwards',
    },
  );
  // Whoever ticks and puts the app away must not lose the tick: a page that is not seen animates nothing to its end.
  const finish = () => folding.finish();
  document.addEventListener('visibilitychange', finish);
  await folding.finished.catch(() => undefined);
  document.removeEventListener('visibilitychange', finish);
  // Should the change be refused, the row is shown again: without this it would stay folded.
  requestAnimationFrame(() => folding.cancel());
};

/** The focus that a row would take away with it goes to the next one's tick, or to what is above the list. */
export const passFocusOn = (row: HTMLElement | null): void => {
  if (!row?.contains(document.activeElement)) return;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const target =
    next?.querySelector<HTMLElement>('button[aria-label]') ??
    row.closest('main')?.querySelector<HTMLElement>(':checked');
  target?.focus({ preventScroll: true });
};
