import { languageOf } from '@hookah/shared/closed-sets';
import type {
  ClaimedNotifications,
  ClaimNotifications,
  Notification,
  SettledNotification,
  SettleNotification,
} from '@hookah/shared/notifications';
import { ALERT_DEFAULTS } from '#src/alerts/alerts.service.ts';
import type { Atomically } from '#src/database.ts';
import type { EntriesRepository } from './entries.repository.ts';
import type { Addressee, OutboxRepository } from './outbox.repository.ts';
import { afterQuiet } from './when.ts';

export type OutboxService = ReturnType<typeof createOutboxService>;

/** As many as fit into a message of Telegram's, however long their names. */
const MOST_ENTRIES = 20;
const MOST_ATTEMPTS = 5;
/** 1, 2, 4, 8 minutes. */
const backoffMs = (attempts: number) => 60_000 * 2 ** attempts;
/** People passed by in one claim, since they are mute, asleep or gone. */
const MOST_PASSED_BY = 200;

/** Told how the sending of so many ended. */
export type CountMessages = (outcome: SettleNotification['outcome'], messages: number) => void;

/** The bot's outbox: what people are to be told, handed out under leases as one message a person. */
export const createOutboxService = ({
  outbox,
  entries,
  fanOut,
  atomically,
  clock,
  count,
}: {
  outbox: OutboxRepository;
  entries: EntriesRepository;
  /** Writes what has happened since into the outbox. */
  fanOut: () => Promise<void>;
  atomically: Atomically;
  clock: () => Date;
  count: CountMessages;
}) => {
  /** Null when this person is not to be told anything now. */
  const messageTo = async (to: Addressee, leasedUntil: Date, now: Date): Promise<Notification | null> => {
    const preferences = to.preferences ?? ALERT_DEFAULTS;
    const awake = afterQuiet(now, preferences);
    if (!to.isReachable || preferences.muted) {
      await outbox.giveUpDue(to.userId, to.isReachable ? 'muted' : 'unreachable', now);
      return null;
    }
    if (awake > now) {
      await outbox.postponeDue(to.userId, awake, now);
      return null;
    }
    const leaseToken = await outbox.lease(to.userId, leasedUntil, now);
    if (leaseToken === null) return null;
    const told = await entries.held(leaseToken);
    if (told.length === 0) {
      await outbox.giveUp(leaseToken, 'nothing to tell any more', now);
      return null;
    }
    return {
      leaseToken,
      chatId: Number(to.chatId),
      language: languageOf(to.language),
      entries: told.slice(0, MOST_ENTRIES),
      more: Math.max(0, told.length - MOST_ENTRIES),
    };
  };

  return {
    claim: async ({ limit, leaseSeconds }: ClaimNotifications): Promise<ClaimedNotifications> => {
      await fanOut();
      return atomically(async () => {
        const now = clock();
        const leasedUntil = new Date(now.getTime() + leaseSeconds * 1000);
        const items: Notification[] = [];
        for (let passedBy = 0; items.length < limit && passedBy < MOST_PASSED_BY; ) {
          const people = await outbox.lockDue(limit - items.length, now);
          if (people.length === 0) break;
          for (const person of people) {
            const message = await messageTo(person, leasedUntil, now);
            if (message === null) passedBy += 1;
            else items.push(message);
          }
        }
        return { items };
      });
    },

    /** Told twice by the same holder, it is settled once and answered the same. */
    settle: async (outcome: SettleNotification): Promise<SettledNotification> => {
      let settled = 0;
      const answer = await atomically(async (): Promise<SettledNotification> => {
        const { leaseToken } = outcome;
        const held = await outbox.lockHeld(leaseToken);
        if (held.length === 0) return { state: 'lost' };
        if (held.every(({ isSent }) => isSent)) return { state: 'sent' };
        if (held.every(({ isFailed }) => isFailed)) return { state: 'given_up' };
        settled = held.length;
        const now = clock();
        switch (outcome.outcome) {
          case 'sent':
            await outbox.sent(leaseToken, now);
            return { state: 'sent' };
          case 'unreachable':
            await outbox.markUnreachable(leaseToken);
            await outbox.giveUp(leaseToken, 'unreachable', now);
            return { state: 'given_up' };
          case 'postponed':
            await outbox.tryAgainAt(leaseToken, new Date(now.getTime() + outcome.seconds * 1000), null);
            return { state: 'waiting' };
          case 'failed': {
            const attempts = Math.max(...held.map((message) => message.attempts));
            if (attempts + 1 >= MOST_ATTEMPTS) {
              await outbox.giveUp(leaseToken, outcome.error, now);
              return { state: 'given_up' };
            }
            const at = new Date(now.getTime() + backoffMs(attempts));
            await outbox.tryAgainAt(leaseToken, at, outcome.error);
            return { state: 'waiting' };
          }
        }
      });
      if (settled > 0) count(outcome.outcome, settled);
      return answer;
    },
  };
};
