import type { Update } from '#src/telegram.ts';

/** One attempt to hand an update to the bot, and what came of it. */
export type Delivery = {
  update: Update;
  at: number;
  way: 'webhook' | 'polling';
  /** The first, the second … of this update. */
  attempt: number;
  /** Null: the bot has taken it. Otherwise why not, in Telegram's words. */
  problem: string | null;
  /** Milliseconds until it is tried again; null: it is not. */
  againInMs: number | null;
};

export type Deliveries = ReturnType<typeof createDeliveries>;

const MOST = 1_000;

/** What was handed to the bot, oldest first: Telegram's re-deliveries to be seen. */
export function createDeliveries(deps: { clock: () => number; onDelivery: (delivery: Delivery) => void }) {
  const log: Delivery[] = [];
  const attempts = new Map<number, number>();

  return {
    note(way: Delivery['way'], update: Update, failed?: { problem: string; againInMs: number | null }): void {
      const attempt = (attempts.get(update.update_id) ?? 0) + 1;
      attempts.set(update.update_id, attempt);
      const { problem = null, againInMs = null } = failed ?? {};
      const delivery: Delivery = { update, at: deps.clock(), way, attempt, problem, againInMs };
      log.push(delivery);
      if (log.length > MOST) log.shift();
      deps.onDelivery(delivery);
    },

    log: (): readonly Delivery[] => log,
  };
}
