import { runBench } from '#src/run.ts';
import { openingOf } from './part.ts';

await runBench('miniapp', {
  empty: openingOf(0),
  hundred: openingOf(100),
  thousands: openingOf(10_000),
  pictures: openingOf(100, { isPictured: true }),
});
