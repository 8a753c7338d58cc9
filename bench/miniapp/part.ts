import { grouped, median } from '#src/numbers.ts';
import type { Measure } from '#src/report.ts';
import type { Part } from '#src/run.ts';
import { measureOpening, type Opening } from './opening.ts';
import { startStage } from './stage.ts';

const RUNS = 5;
const FULL_RUNS = 11;

const measuresOf = (items: number, openings: readonly Opening[]): Measure[] => {
  const middle = (of: (opening: Opening) => number) => median(openings.map(of));
  const [score, lcp, shift] = [middle((o) => o.score), middle((o) => o.lcpMs), middle((o) => o.shift)];
  const list = `a list of ${grouped(items)}`;
  return [
    { what: `${list}: performance`, measured: String(score), target: '≥ 95', isMet: score >= 95 },
    {
      what: `${list}: largest contentful paint`,
      measured: `${(lcp / 1_000).toFixed(2)} s`,
      target: '< 2.5 s',
      isMet: lcp < 2_500,
    },
    {
      what: `${list}: cumulative layout shift`,
      measured: shift.toFixed(3),
      target: '< 0.05',
      isMet: shift < 0.05,
    },
    {
      what: `${list}: blocked by the clock, by processor time; sent over the network`,
      measured: `${grouped(middle((o) => o.blockedMs))} ms, ${grouped(middle((o) => o.heldUpMs))} ms; ${grouped(middle((o) => o.bytes) / 1_000)} kB`,
      target: '',
      isMet: null,
    },
  ];
};

/** The app's first opening, by somebody with so many tobaccos on the list. */
export const openingOf =
  (items: number): Part =>
  async ({ server, say, isFull }) => {
    const runs = isFull ? FULL_RUNS : RUNS;
    const stage = await startStage(await server.create(`miniapp_${items}`), Math.max(1_000, items));
    try {
      const address = await stage.addressFor(items);
      const openings: Opening[] = [];
      for (let run = 1; run <= runs; run += 1) {
        const opening = await measureOpening(address);
        openings.push(opening);
        say(`${grouped(items)} items, ${run} of ${runs}: ${JSON.stringify(opening)}`);
      }
      return { measures: measuresOf(items, openings), numbers: { items, openings } };
    } finally {
      await stage.close();
    }
  };
