import { ALERT_DEFAULTS } from '#src/alerts/alerts.service.ts';
import type { Atomically } from '#src/database.ts';
import type { News, NewsRepository } from './news.repository.ts';
import type { NewMessage, OutboxRepository } from './outbox.repository.ts';
import { nextDigest } from './when.ts';

const EVENTS_AT_ONCE = 50;
/** Older news are none. */
const NEWS_FOR_MS = 7 * 86_400_000;

/** Writes what the catalogue's events mean to people into the outbox, for each at the hour of their digest. */
export const createNewsService = ({
  news,
  outbox,
  atomically,
  clock,
}: {
  news: NewsRepository;
  outbox: OutboxRepository;
  atomically: Atomically;
  clock: () => Date;
}) => {
  const messageOf = (
    now: Date,
    { eventId, kind, tobaccoId, userId, chatId, preferences }: News,
  ): NewMessage => ({
    kind: 'news',
    chatId,
    userId,
    payload: { kind, tobaccoId, eventId },
    dedupeKey: `event:${eventId}:${userId}`,
    notBefore: nextDigest(now, preferences ?? ALERT_DEFAULTS),
  });

  /** The events are marked in the transaction that writes their messages: neither is ever there without the other. */
  const step = (): Promise<number> =>
    atomically(async () => {
      const now = clock();
      const taken = await news.take(new Date(now.getTime() - NEWS_FOR_MS), EVENTS_AT_ONCE);
      if (taken.length === 0) return 0;
      const concerned = await news.concerned(taken);
      await outbox.write(
        concerned.map((one) => messageOf(now, one)),
        now,
      );
      return taken.length;
    });

  return {
    fanOut: async (): Promise<void> => {
      while ((await step()) === EVENTS_AT_ONCE) {
        // Each step is a transaction of its own, so that none grows with the scrape.
      }
    },
  };
};
