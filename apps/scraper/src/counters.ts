/** What a run did, as kept in its row and shown in its report. */
export type Counters = {
  strategy: string;
  /** As the site counts them. */
  brandsCounted: number;
  /** Found, so to be visited. */
  brandsTotal: number;
  brandsDone: number;
  brandsFailed: number;
  /** Whose page the site did not send again, since nothing has changed. */
  brandsUnchanged: number;
  /** Known before, that neither the list nor their own address has now. */
  brandsVanished: number;
  linesRead: number;
  tobaccosSeen: number;
  tobaccosNew: number;
  tobaccosChanged: number;
  tobaccosGone: number;
  detailsRead: number;
  /** Not sent again by the site, since nothing has changed. */
  detailsUnchanged: number;
  detailsAbsent: number;
  detailsFailed: number;
  /** Due, but over what may be asked for in a day. */
  detailsPutOff: number;
  requests: number;
  retries: number;
  documents: number;
  unreadable: number;
  problems: Record<string, number>;
};

export const emptyCounters = (): Counters => ({
  strategy: '',
  brandsCounted: 0,
  brandsTotal: 0,
  brandsDone: 0,
  brandsFailed: 0,
  brandsUnchanged: 0,
  brandsVanished: 0,
  linesRead: 0,
  tobaccosSeen: 0,
  tobaccosNew: 0,
  tobaccosChanged: 0,
  tobaccosGone: 0,
  detailsRead: 0,
  detailsUnchanged: 0,
  detailsAbsent: 0,
  detailsFailed: 0,
  detailsPutOff: 0,
  requests: 0,
  retries: 0,
  documents: 0,
  unreadable: 0,
  problems: {},
});

/**
 * What an interrupted run had counted, for the one that goes on with it. The brands start anew: those that are done
 * are counted again as they are passed by.
 */
export function countersAfter(before: Readonly<Record<string, unknown>>): Counters {
  const counters = emptyCounters();
  const { problems } = before;
  for (const name of CARRIED) {
    const value = before[name];
    if (typeof value === 'number') counters[name] = value;
  }
  for (const [name, count] of Object.entries(typeof problems === 'object' ? (problems ?? {}) : {})) {
    if (typeof count === 'number') counters.problems[name] = count;
  }
  return counters;
}

const CARRIED = [
  'linesRead',
  'tobaccosSeen',
  'tobaccosNew',
  'tobaccosChanged',
  'detailsRead',
  'detailsUnchanged',
  'detailsAbsent',
  'detailsFailed',
  'requests',
  'retries',
  'documents',
  'unreadable',
] as const satisfies readonly (keyof Counters)[];

export function addProblems(
  before: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum = { ...before };
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
