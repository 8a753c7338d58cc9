import { Prisma } from '@hookah/db/client';
import fp from 'fastify-plugin';
import type { Database } from '#src/database.ts';
import type { Log } from '#src/log.ts';
import { RESTORABLE_DAYS } from '#src/wishlist/wishlist.service.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Throws away what has had its day, hourly; several instances may do so at once. */
export const housekeeping = fp<{ database: Database; clock: () => Date; log: Log }>(
  async (app, { database, clock, log }) => {
    const clean = async () => {
      const ago = (milliseconds: number) => new Date(clock().getTime() - milliseconds);
      await database.execute(Prisma.sql`DELETE FROM idempotency_keys WHERE created_at < ${ago(2 * DAY)}`);
      await database.execute(Prisma.sql`DELETE FROM refresh_sessions WHERE expires_at < ${ago(DAY)}`);
      await database.execute(Prisma.sql`DELETE FROM bot_dialogs WHERE expires_at < ${ago(0)}`);
      await database.execute(
        Prisma.sql`DELETE FROM bot_updates WHERE state = 'done' AND done_at < ${ago(7 * DAY)}`,
      );
      // Longer than those that went well, so that somebody may look into what is wrong with them.
      await database.execute(
        Prisma.sql`DELETE FROM bot_updates WHERE state = 'parked' AND received_at < ${ago(30 * DAY)}`,
      );
      await database.execute(
        Prisma.sql`DELETE FROM wishlist_items WHERE deleted_at < ${ago((RESTORABLE_DAYS + 1) * DAY)}`,
      );
      await database.execute(
        Prisma.sql`DELETE FROM outbox WHERE sent_at < ${ago(30 * DAY)} OR failed_at < ${ago(30 * DAY)}`,
      );
      await database.execute(Prisma.sql`DELETE FROM wishlist_shares WHERE expires_at < ${ago(30 * DAY)}`);
    };
    const timer = setInterval(() => {
      clean().catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed'));
    }, HOUR);
    timer.unref();
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'housekeeping' },
);
