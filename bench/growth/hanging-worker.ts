import { bullmqQueue } from './bullmq-queue.ts';
import { postgresQueue } from './postgres-queue.ts';

// Begins the first job there is, says so, and never ends it: it is there to be killed.
const [name, url = '', leaseSeconds] = process.argv.slice(2);
const open = name === 'BullMQ' ? bullmqQueue : postgresQueue;
open(url, Number(leaseSeconds)).work(async (id) => {
  process.send?.({ id });
  await new Promise(() => undefined);
}, 1);
