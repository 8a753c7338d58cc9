/** What scrolls the element: the nearest ancestor that may. */
export const scrollerOf = (element: Element | null): HTMLElement | null => {
  for (let parent = element?.parentElement ?? null; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
};

/** How far beyond what is seen counts as near, in shares of its height. */
export type Margin = '50%' | '100%';

type Watch = { observer: IntersectionObserver; told: Map<Element, () => void> };

const watches: Record<Margin, WeakMap<Element, Watch>> = { '50%': new WeakMap(), '100%': new WeakMap() };

const watchOf = (root: Element, margin: Margin): Watch => {
  const known = watches[margin].get(root);
  if (known !== undefined) return known;
  const told: Watch['told'] = new Map();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) told.get(target)?.();
    },
    // A margin of the screen's own would end where the scroller cuts off what it does not show.
    { root, rootMargin: `${margin} 0px` },
  );
  const watch = { observer, told };
  watches[margin].set(root, watch);
  return watch;
};

/**
 * Calls whenever the element comes near what its scroller shows, at once if it is there.
 * @returns ends it
 */
export const watchNear = (element: Element, margin: Margin, onNear: () => void): (() => void) => {
  const { observer, told } = watchOf(scrollerOf(element) ?? document.documentElement, margin);
  told.set(element, onNear);
  observer.observe(element);
  return () => {
    told.delete(element);
    observer.unobserve(element);
  };
};
