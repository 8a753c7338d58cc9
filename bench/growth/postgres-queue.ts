import { createUpdatesRepository } from '@hookah/api/bot/updates.repository';
import { createUpdatesService } from '@hookah/api/bot/updates.service';
import { createDatabase } from '@hookah/api/database';
import { createPrisma } from '@hookah/db/client';
import type { JobQueue } from './queue.ts';

/** How often the bot asks when there is nothing to do. */
const IDLE_MS = 50;

/** The bot's inbox as it is: stored, claimed under a lease, settled. */
export const postgresQueue = (connectionString: string, leaseSeconds: number): JobQueue => {
  const prisma = createPrisma({ connectionString });
  const database = createDatabase(prisma);
  const updates = createUpdatesService({
    updates: createUpdatesRepository(database),
    atomically: database.atomically,
    clock: () => new Date(),
  });
  const add = async (id: number) => {
    await updates.store({ updateId: id, chatId: id, update: { update_id: id } });
  };
  return {
    add,
    addAndRollBack: (id) =>
      database.atomically(async () => {
        await add(id);
        throw new Error('Rolled back');
      }),
    work: (onJob, atOnce) => {
      let isOver = false;
      const running = (async () => {
        while (!isOver) {
          const { items } = await updates.claim({ limit: atOnce, leaseSeconds });
          await Promise.all(
            items.map(async ({ updateId, leaseToken }) => {
              await onJob(updateId);
              await updates.settle(updateId, { leaseToken, outcome: 'done' });
            }),
          );
          if (items.length === 0) await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
        }
      })();
      return {
        stop: async () => {
          isOver = true;
          await running;
        },
      };
    },
    close: () => prisma.$disconnect(),
  };
};
