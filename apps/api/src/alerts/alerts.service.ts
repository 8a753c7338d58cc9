import type { AlertPreferences, PatchAlerts } from '@hookah/shared/alerts';
import { AppError, refusedField } from '@hookah/shared/errors';
import type { Atomically } from '#src/database.ts';
import type { AlertsRepository } from './alerts.repository.ts';

export type AlertsService = ReturnType<typeof createAlertsService>;

/** What holds for who never said anything: no message wakes anybody up. */
export const ALERT_DEFAULTS: AlertPreferences = {
  muted: false,
  digestHour: 12,
  quietHours: { from: 22, to: 9 },
  timeZone: 'Europe/Moscow',
};

export const createAlertsService = ({
  alerts,
  onChanged,
  atomically,
}: {
  alerts: AlertsRepository;
  /** In the transaction of the change. */
  onChanged: (userId: string, preferences: AlertPreferences) => Promise<void>;
  atomically: Atomically;
}) => ({
  get: async (userId: string): Promise<AlertPreferences> => (await alerts.find(userId)) ?? ALERT_DEFAULTS,

  patch: async (userId: string, patch: PatchAlerts): Promise<AlertPreferences> => {
    const { timeZone, quietHours } = patch;
    if (timeZone !== undefined && !isTimeZone(timeZone)) {
      throw refusedField('body.timeZone', 'must be an IANA time zone such as Europe/Moscow');
    }
    if (quietHours && quietHours.from === quietHours.to) {
      throw refusedField('body.quietHours', 'must be from one hour to another; null for none');
    }
    return atomically(async () => {
      const saved = await alerts.save(userId, patch, ALERT_DEFAULTS);
      if (!saved) throw new AppError('SESSION_REVOKED', 'This account has just been deleted');
      await onChanged(userId, saved);
      return saved;
    });
  },
});

/** As this Node knows them; an offset is not one, for it knows no summer. */
const isTimeZone = (name: string): boolean => {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
