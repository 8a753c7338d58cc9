import type { PrismaClient } from '@hookah/db/client';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CountMessages } from '#src/notifications/outbox.service.ts';
import type { CountItems } from '#src/wishlist/wishlist.service.ts';
import { observeDatabase } from './database-metrics.ts';

export type Metrics = {
  onAnswer: (answer: { method: string; route: string; status: number; seconds: number }) => void;
  onStatement: (milliseconds: number) => void;
  onItems: CountItems;
  onMessages: CountMessages;
  /** Shows whether something we can do without answers, from now on. */
  watchHelper: (helper: 'redis' | 'replica', isUp: () => boolean) => void;
  /** Shows how many transactions wait for their turn, from now on. */
  watchWaiting: (count: () => number) => void;
  /** In Prometheus' text format. */
  text: () => Promise<string>;
  contentType: string;
};

/** From a cached answer to the longest a request may take. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What docs/operations.md names, metric by metric. */
export const createMetrics = (prisma: PrismaClient): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  // The process itself: memory, processor time, the delay of the event loop.
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'api_request_duration_seconds',
    help: 'Time to answer a request, by the pattern of its route ("none": there is no such route)',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const statements = new Histogram({
    name: 'api_statement_duration_seconds',
    help: 'Time of one statement of SQL, waiting for a connection included',
    buckets: SECONDS,
    registers,
  });
  const items = new Counter({
    name: 'wishlist_items_changed_total',
    help: 'Items that came onto lists or left them',
    labelNames: ['change'],
    registers,
  });
  const messages = new Counter({
    name: 'outbox_messages_settled_total',
    help: 'Messages to people by how an attempt to send them ended',
    labelNames: ['outcome'],
    registers,
  });
  const helpers = new Map<string, () => boolean>();
  new Gauge({
    name: 'api_helper_up',
    help: 'Whether what this instance can do without answers: 1 or 0; no value where it is not wanted',
    labelNames: ['helper'],
    registers,
    collect() {
      for (const [helper, isUp] of helpers) this.set({ helper }, isUp() ? 1 : 0);
    },
  });
  let countWaiting = () => 0;
  new Gauge({
    name: 'api_transactions_waiting',
    help: 'Transactions of this instance that wait for their turn, without a connection',
    registers,
    collect() {
      this.set(countWaiting());
    },
  });
  const askDatabase = observeDatabase(prisma, registers);
  return {
    onAnswer: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    onStatement: (milliseconds) => statements.observe(milliseconds / 1000),
    watchHelper: (helper, isUp) => helpers.set(helper, isUp),
    watchWaiting: (count) => {
      countWaiting = count;
    },
    onItems: (change, count) => items.inc({ change }, count),
    onMessages: (outcome, count) => messages.inc({ outcome }, count),
    text: async () => {
      await askDatabase();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
};
