import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export type LazyScreen<Props> = LazyExoticComponent<ComponentType<Props>> & { prefetch: () => Promise<void> };

/** A screen in a file of its own, so that the first one is there sooner: `lazyScreen(() => import('…').then((m) => m.Page))`. */
export const lazyScreen = <Props>(load: () => Promise<ComponentType<Props>>): LazyScreen<Props> =>
  Object.assign(
    lazy(async () => ({ default: await load() })),
    {
      // What fails here is tried again when the screen is opened.
      prefetch: () =>
        load().then(
          () => undefined,
          () => undefined,
        ),
    },
  );
