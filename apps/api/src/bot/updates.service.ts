import type {
  ClaimedUpdates,
  ClaimUpdates,
  SettledUpdate,
  SettleUpdate,
  StoredUpdate,
  StoreUpdate,
} from '@hookah/shared/bot';
import { AppError } from '@hookah/shared/errors';
import type { Atomically } from '#src/database.ts';
import type { UpdatesRepository } from './updates.repository.ts';

export type UpdatesService = ReturnType<typeof createUpdatesService>;

const MOST_ATTEMPTS = 5;
/** 2, 4, 8, 16 seconds: a passing fault is over, and the chat hasn't waited a minute. */
const backoffMs = (attempts: number) => 1000 * 2 ** attempts;

/** The bot's inbox: nothing Telegram handed over is lost, and no update is worked on by two at a time. */
export const createUpdatesService = ({
  updates,
  atomically,
  clock,
}: {
  updates: UpdatesRepository;
  atomically: Atomically;
  clock: () => Date;
}) => ({
  store: async (update: StoreUpdate): Promise<StoredUpdate> => ({
    stored: await updates.store(update, clock()),
  }),

  claim: ({ limit, leaseSeconds }: ClaimUpdates): Promise<ClaimedUpdates> =>
    atomically(async () => {
      const now = clock();
      await updates.parkHopeless(MOST_ATTEMPTS, now);
      const leasedUntil = new Date(now.getTime() + leaseSeconds * 1000);
      return { items: await updates.claim(limit, leasedUntil, now) };
    }),

  /** Told twice by the same holder, it is settled once and answered the same. */
  settle: (updateId: number, outcome: SettleUpdate): Promise<SettledUpdate> =>
    atomically(async () => {
      const held = await updates.lock(updateId);
      if (!held) throw new AppError('UPDATE_NOT_FOUND', 'There is no such update');
      if (held.leaseToken !== outcome.leaseToken) {
        throw new AppError('CONFLICT', 'Somebody else holds this update now');
      }
      if (held.state !== 'processing') return { state: held.state };
      const now = clock();
      if (outcome.outcome === 'done') {
        await updates.finish(updateId, 'done', null, now);
        return { state: 'done' };
      }
      if (held.attempts >= MOST_ATTEMPTS) {
        await updates.finish(updateId, 'parked', outcome.error, now);
        return { state: 'parked' };
      }
      await updates.retryAt(updateId, new Date(now.getTime() + backoffMs(held.attempts)), outcome.error);
      return { state: 'pending' };
    }),
});
