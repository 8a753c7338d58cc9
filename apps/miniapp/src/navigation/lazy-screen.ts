import { createElement, type FunctionComponent, lazy, useEffect, useState } from 'react';
import { MissingScreen, type MissingScreenProps } from '#src/components/missing-screen.tsx';

/** What some browsers remember of a file that failed only another page makes them forget: see boot.js. */
const allowReload = () => {
  try {
    sessionStorage.removeItem('reloaded-for');
  } catch {
    // No storage in this frame: then nothing was noted there.
  }
};

const SEEN_MS = 1_000;

export type LazyScreen<Props> = FunctionComponent<Props> & { prefetch: () => Promise<void> };

/**
 * A screen in a file of its own, so that the first one is there sooner: `lazyScreen(() => import('…').then((m) => m.Page))`.
 * Without its file `Missing` stands in its place until somebody asks again.
 */
export const lazyScreen = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  Missing: FunctionComponent<Props & MissingScreenProps> = MissingScreen,
): LazyScreen<Props> => {
  let atHand: FunctionComponent<Props> | null = null;
  const fetchIt = () =>
    load().then(
      (screen) => {
        atHand = screen;
      },
      () => undefined,
    );
  type Shown = FunctionComponent<Props & MissingScreenProps>;
  const Arrived: Shown = (props) => createElement<Props & MissingScreenProps>(atHand ?? Missing, props);
  // A `lazy` of React's asks once, and never again for what it could not get: each attempt is another one.
  let attempt: Shown | null = null;
  const ask = (): Shown => {
    attempt ??= lazy(async () => {
      await fetchIt();
      // Whoever waits for it sees by then what became of it; whoever had left before asks anew another time.
      if (atHand === null) setTimeout(forget, SEEN_MS);
      return { default: Arrived };
    });
    return attempt;
  };
  const forget = () => {
    attempt = null;
  };
  const Screen = (props: Props) => {
    // React leaves what stands in for a lazy screen for 300 ms, though nothing be missing any more.
    const [Shown, show] = useState<Shown>(() => atHand ?? ask());
    // Whoever opens it another time gets another attempt.
    useEffect(() => forget, []);
    const onRetry = () => {
      forget();
      allowReload();
      show(ask);
    };
    return createElement(Shown, { ...props, onRetry });
  };
  return Object.assign(Screen, { prefetch: fetchIt });
};
