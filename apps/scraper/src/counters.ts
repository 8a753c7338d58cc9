/** What a run did, as kept in its row and shown in its report. */
export type Counters = {
  strategy: string;
  /** As the site counts them. */
  brandsCounted: number;
  /** Found, so to be visited. */
  brandsTotal: number;
  brandsDone: number;
  brandsFailed: number;
  linesRead: number;
  tobaccosSeen: number;
  tobaccosNew: number;
  tobaccosChanged: number;
  detailsRead: number;
  detailsAbsent: number;
  detailsFailed: number;
  /** Due, but over what one run may read. */
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
  linesRead: 0,
  tobaccosSeen: 0,
  tobaccosNew: 0,
  tobaccosChanged: 0,
  detailsRead: 0,
  detailsAbsent: 0,
  detailsFailed: 0,
  detailsPutOff: 0,
  requests: 0,
  retries: 0,
  documents: 0,
  unreadable: 0,
  problems: {},
});
