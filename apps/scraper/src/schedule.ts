import type { Logger } from '@hookah/logger';
import { schedule as cron } from 'node-cron';
import { lastSlot } from './slot.ts';

export type ScheduleDeps = {
  timeZone: string;
  timeOfDay: string;
  isAnswered: (slot: Date) => Promise<boolean>;
  run: (slot: Date) => Promise<void>;
  log: Pick<Logger, 'error'>;
  now?: () => Date;
};

export type Schedule = {
  /** Runs if the last slot has not been answered yet, by whomever. Never rejects. */
  check: () => Promise<void>;
  start: () => void;
  stop: () => Promise<void>;
};

/**
 * One run a day. Cron only says when to look: what is due is told by the slots that have no run, so a day on which the
 * hour is skipped, a machine that slept and a process that was down are all caught up with, once.
 */
export function createSchedule({ timeZone, timeOfDay, isAnswered, run, log, now }: ScheduleDeps): Schedule {
  let running: Promise<void> | null = null;

  async function check(): Promise<void> {
    try {
      const slot = lastSlot(now?.() ?? new Date(), timeZone, timeOfDay);
      if (!(await isAnswered(slot))) await run(slot);
    } catch (error) {
      log.error(error, 'The scheduled run could not begin');
    }
  }

  const once = (): Promise<void> => {
    running ??= check().finally(() => {
      running = null;
    });
    return running;
  };

  const task = cron('* * * * *', once, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
  task.stop();
  return {
    check: once,
    start: () => {
      task.start();
      void once();
    },
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
