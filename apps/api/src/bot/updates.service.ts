import type {
  ClaimedUpdates,
  ClaimUpdates,
  RenewedUpdate,
  RenewUpdate,
  SettledUpdate,
  SettleUpdate,
  StoredUpdates,
  StoreUpdates,
} from '@hookah/shared/bot';
import { AppError } from '@hookah/shared/errors';
import type { Atomically } from '#src/database.ts';
import type { HeldUpdate, UpdatesRepository } from './updates.repository.ts';

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
}) => {
  const heldBy = async (updateId: number, leaseToken: string): Promise<HeldUpdate> => {
    const held = await updates.lock(updateId);
    if (!held) throw new AppError('UPDATE_NOT_FOUND', 'There is no such update');
    if (held.leaseToken !== leaseToken) {
      throw new AppError('CONFLICT', 'Somebody else holds this update now');
    }
    return held;
  };

  return {
    store: async (given: StoreUpdates): Promise<StoredUpdates> => ({
      stored: await updates.store(given.updates, clock()),
    }),

    claim: ({ limit, leaseSeconds }: ClaimUpdates): Promise<ClaimedUpdates> =>
      atomically(async () => {
        const now = clock();
        await updates.parkHopeless(MOST_ATTEMPTS, now);
        const items = await updates.claim(limit, endOf(leaseSeconds, now), now);
        // Who got all they can do has no use for it.
        const due = items.length < limit ? await updates.nextDue(now) : null;
        return { items, nextInMs: due === null ? null : due.getTime() - now.getTime() };
      }),

    /** A lease that ran out is still its holder's, as long as nobody else has claimed the update. */
    renew: (updateId: number, { leaseToken, leaseSeconds }: RenewUpdate): Promise<RenewedUpdate> =>
      atomically(async () => {
        const { state } = await heldBy(updateId, leaseToken);
        if (state !== 'processing') throw new AppError('CONFLICT', 'The work on this update has ended');
        const leasedUntil = endOf(leaseSeconds, clock());
        await updates.hold(updateId, leasedUntil);
        return { leasedUntil: leasedUntil.toISOString() };
      }),

    /** Told twice by the same holder, it is settled once and answered the same. */
    settle: (updateId: number, outcome: SettleUpdate): Promise<SettledUpdate> =>
      atomically(async () => {
        const held = await heldBy(updateId, outcome.leaseToken);
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
  };
};

const endOf = (leaseSeconds: number, now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);
