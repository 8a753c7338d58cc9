/** A queue that takes jobs by a number, hands each to a worker, and remembers what is done. */
export type JobQueue = {
  add: (id: number) => Promise<void>;
  /** As part of a transaction that then fails. */
  addAndRollBack: (id: number) => Promise<void>;
  /** Works off what there is, so many at once, until told to stop. */
  work: (onJob: (id: number) => Promise<void>, atOnce: number) => { stop: () => Promise<void> };
  close: () => Promise<void>;
};
