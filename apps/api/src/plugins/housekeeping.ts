import { Prisma } from '@hookah/db/client';
import { RESTORABLE_DAYS } from '@hookah/shared/closed-sets';
import fp from 'fastify-plugin';
import { BOT_CLAIMS } from '#src/bot/callers.ts';
import type { Database } from '#src/database.ts';
import type { Log } from '#src/log.ts';
import { MOST_ITEMS } from '#src/wishlist/room.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Throws away what has had its day. */
    clean: () => Promise<void>;
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Rows a statement, so that none runs into its time limit however much has piled up. */
const MOST_AT_ONCE = 10_000;

/** Cleans hourly; several instances may do so at once. */
export const housekeeping = fp<{ database: Database; clock: () => Date; log: Log }>(
  async (app, { database, clock, log }) => {
    const ago = (milliseconds: number) => new Date(clock().getTime() - milliseconds);

    const drop = async (table: Prisma.Sql, which: Prisma.Sql): Promise<void> => {
      let dropped: number;
      do {
        dropped = await database.execute(Prisma.sql`
          DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM ${table} WHERE ${which} LIMIT ${MOST_AT_ONCE}))`);
      } while (dropped === MOST_AT_ONCE);
    };

    app.decorate('clean', async () => {
      const keys = Prisma.sql`idempotency_keys`;
      const updates = Prisma.sql`bot_updates`;
      const items = Prisma.sql`wishlist_items`;
      await drop(keys, Prisma.sql`created_at < ${ago(2 * DAY)}`);
      await drop(keys, Prisma.sql`scope = ${BOT_CLAIMS} AND created_at < ${ago(HOUR)}`);
      await drop(Prisma.sql`refresh_sessions`, Prisma.sql`expires_at < ${ago(DAY)}`);
      await drop(Prisma.sql`bot_dialogs`, Prisma.sql`expires_at < ${ago(0)}`);
      await drop(updates, Prisma.sql`state = 'done' AND done_at < ${ago(7 * DAY)}`);
      // Longer than those that went well, so that somebody may look into what is wrong with them.
      await drop(updates, Prisma.sql`state = 'parked' AND received_at < ${ago(30 * DAY)}`);
      await drop(items, Prisma.sql`deleted_at < ${ago((RESTORABLE_DAYS + 1) * DAY)}`);
      // As much as a list holds: who fills and clears theirs all day long fills no disk.
      await drop(
        items,
        Prisma.sql`id IN (
          SELECT id FROM (
            SELECT id, row_number() OVER (PARTITION BY wishlist_id ORDER BY deleted_at DESC, id) AS place
            FROM wishlist_items WHERE deleted_at IS NOT NULL) removed
          WHERE place > ${MOST_ITEMS})`,
      );
      await drop(Prisma.sql`outbox`, Prisma.sql`sent_at < ${ago(30 * DAY)} OR failed_at < ${ago(30 * DAY)}`);
      await drop(Prisma.sql`wishlist_shares`, Prisma.sql`expires_at < ${ago(30 * DAY)}`);
    });
    const timer = setInterval(() => {
      app.clean().catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed'));
    }, HOUR);
    timer.unref();
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'housekeeping' },
);
