import { grouped, median } from '#src/numbers.ts';
import type { Measure } from '#src/report.ts';
import type { Part } from '#src/run.ts';
import { measureOpening, type Opening } from './opening.ts';
import { startStage } from './stage.ts';

const RUNS = 5;
const FULL_RUNS = 11;

const measuresOf = (list: string, openings: readonly Opening[], isPictured: boolean): Measure[] => {
  const middle = (of: (opening: Opening) => number) => median(openings.map(of));
  const [score, lcp, shift] = [middle((o) => o.score), middle((o) => o.lcpMs), middle((o) => o.shift)];
  // How heavy pictures are is the site's: what the app does with them is told, and no target of ours.
  const limit = (target: string, isMet: boolean) =>
    isPictured ? { target: '', isMet: null } : { target, isMet };
  return [
    { what: `${list}: performance`, measured: String(score), ...limit('≥ 95', score >= 95) },
    {
      what: `${list}: largest contentful paint`,
      measured: `${(lcp / 1_000).toFixed(2)} s`,
      ...limit('< 2.5 s', lcp < 2_500),
    },
    {
      what: `${list}: cumulative layout shift`,
      measured: shift.toFixed(3),
      ...limit('< 0.05', shift < 0.05),
    },
    {
      what: `${list}: blocked by the clock, by processor time; sent over the network`,
      measured: `${grouped(middle((o) => o.blockedMs))} ms, ${grouped(middle((o) => o.heldUpMs))} ms; ${grouped(middle((o) => o.bytes) / 1_000)} kB`,
      target: '',
      isMet: null,
    },
  ];
};

/** The app's first opening, by somebody with so many tobaccos on the list, with pictures or without. */
export const openingOf =
  (items: number, { isPictured = false } = {}): Part =>
  async ({ server, say, isFull }) => {
    const runs = isFull ? FULL_RUNS : RUNS;
    const stage = await startStage(
      await server.create(`miniapp_${items}${isPictured ? '_pictured' : ''}`),
      Math.max(1_000, items),
      { isPictured },
    );
    const list = `a list of ${grouped(items)}${isPictured ? ' with pictures' : ''}`;
    try {
      const address = await stage.addressFor(items);
      const openings: Opening[] = [];
      for (let run = 1; run <= runs; run += 1) {
        const opening = await measureOpening(address);
        openings.push(opening);
        say(`${list}, ${run} of ${runs}: ${JSON.stringify(opening)}`);
      }
      return { measures: measuresOf(list, openings, isPictured), numbers: { items, isPictured, openings } };
    } finally {
      await stage.close();
    }
  };
