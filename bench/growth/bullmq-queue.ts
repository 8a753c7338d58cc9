import { Queue, Worker } from 'bullmq';
import type { JobQueue } from './queue.ts';

const NAME = 'jobs';

/** BullMQ as its documentation has it; a job that was done is forgotten. */
export const bullmqQueue = (url: string, leaseSeconds: number): JobQueue => {
  const { hostname: host, port } = new URL(url);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const queue = new Queue(NAME, { connection, defaultJobOptions: { removeOnComplete: true } });
  // A connection that is lost shows in what is asked next.
  queue.on('error', () => undefined);
  const add = async (id: number) => {
    await queue.add('job', { id }, { jobId: `job-${id}` });
  };
  return {
    add,
    // Redis knows nothing of the transaction. Adding after its commit instead loses the job of who dies between.
    addAndRollBack: add,
    work: (onJob, atOnce) => {
      const worker = new Worker(NAME, async ({ data }: { data: { id: number } }) => onJob(data.id), {
        connection,
        concurrency: atOnce,
        lockDuration: leaseSeconds * 1_000,
        stalledInterval: leaseSeconds * 1_000,
      });
      worker.on('error', () => undefined);
      return { stop: () => worker.close() };
    },
    close: () => queue.close(),
  };
};
