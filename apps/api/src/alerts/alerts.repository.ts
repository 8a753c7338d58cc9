import { Prisma } from '@hookah/db/client';
import type { AlertPreferences, PatchAlerts } from '@hookah/shared/alerts';
import type { Statements } from '#src/database.ts';

export type AlertsRepository = ReturnType<typeof createAlertsRepository>;

const PREFERENCES = Prisma.sql`p.muted, p.digest_hour AS "digestHour", p.time_zone AS "timeZone",
  CASE WHEN p.quiet_from IS NOT NULL THEN json_build_object('from', p.quiet_from, 'to', p.quiet_to) END AS "quietHours"`;

/** Of `p`, in JSON; null for who never said anything. */
export const STORED_PREFERENCES = Prisma.sql`CASE WHEN p.user_id IS NOT NULL THEN json_build_object(
  'muted', p.muted, 'digestHour', p.digest_hour, 'timeZone', p.time_zone, 'quietHours', CASE
    WHEN p.quiet_from IS NOT NULL THEN json_build_object('from', p.quiet_from, 'to', p.quiet_to) END) END`;

export const createAlertsRepository = (database: Statements) => ({
  find: async (userId: string): Promise<AlertPreferences | null> => {
    const [row] = await database.query<AlertPreferences>(
      Prisma.sql`SELECT ${PREFERENCES} FROM alert_preferences p WHERE p.user_id = ${userId}::uuid`,
    );
    return row ?? null;
  },

  /** What the patch leaves out stays, or is as in `defaults`. Null: the person is gone. */
  save: async (
    userId: string,
    patch: PatchAlerts,
    defaults: AlertPreferences,
  ): Promise<AlertPreferences | null> => {
    const first = { ...defaults, ...patch };
    const changes = [
      Prisma.sql`user_id = p.user_id`,
      ...(patch.muted === undefined ? [] : [Prisma.sql`muted = excluded.muted`]),
      ...(patch.digestHour === undefined ? [] : [Prisma.sql`digest_hour = excluded.digest_hour`]),
      ...(patch.timeZone === undefined ? [] : [Prisma.sql`time_zone = excluded.time_zone`]),
      ...(patch.quietHours === undefined
        ? []
        : [Prisma.sql`quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`]),
    ];
    const [row] = await database.query<AlertPreferences>(Prisma.sql`
      INSERT INTO alert_preferences AS p (user_id, muted, digest_hour, time_zone, quiet_from, quiet_to)
      SELECT id, ${first.muted}, ${first.digestHour}::int, ${first.timeZone}, ${first.quietHours?.from ?? null}::int,
        ${first.quietHours?.to ?? null}::int
      FROM users WHERE id = ${userId}::uuid FOR KEY SHARE
      ON CONFLICT (user_id) DO UPDATE SET ${Prisma.join(changes)}
      RETURNING ${PREFERENCES}`);
    return row ?? null;
  },
});
