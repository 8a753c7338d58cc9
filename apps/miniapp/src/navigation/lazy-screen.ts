import { type ComponentType, createElement, type FunctionComponent, lazy, useState } from 'react';

export type LazyScreen<Props> = FunctionComponent<Props> & { prefetch: () => Promise<void> };

/** A screen in a file of its own, so that the first one is there sooner: `lazyScreen(() => import('…').then((m) => m.Page))`. */
export const lazyScreen = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyScreen<Props> => {
  let atHand: ComponentType<Props> | null = null;
  const fetchIt = async () => {
    atHand = await load();
    return { default: atHand };
  };
  const Lazy: ComponentType<Props> = lazy(fetchIt);
  const Screen = (props: Props) => {
    // React leaves what stands in for a lazy screen for 300 ms, though nothing be missing any more.
    const [Shown] = useState(() => atHand ?? Lazy);
    return createElement(Shown, props);
  };
  return Object.assign(Screen, {
    // What fails here is tried again when the screen is opened.
    prefetch: () =>
      fetchIt().then(
        () => undefined,
        () => undefined,
      ),
  });
};
