/** Gives the focus back, in the next frame: only then is what had it shown again, and no longer inert. */
export const focusAgain = (element: Element | null): void => {
  if (element instanceof HTMLElement) requestAnimationFrame(() => element.focus({ preventScroll: true }));
};
