import { createHash } from 'node:crypto';
import type { AlertsService } from '#src/alerts/alerts.service.ts';
import type { UsersRepository } from '#src/users/users.repository.ts';
import type { NewMessage, OutboxRepository } from './outbox.repository.ts';
import { afterQuiet, nextDigest } from './when.ts';

export type ClaimNotices = ReturnType<typeof createClaimNotices>;

const DAY_MS = 86_400_000;
/** Messages of claims within a day; what friends promise beyond them waits for the digest. */
const MOST_A_DAY = 3;

type Claim = { itemId: string; ownerId: string; friendId: string };

/** Claiming, taking back and claiming again is one piece of news. The friend's id stands in no table of the owner's. */
const causeOf = ({ itemId, friendId }: Pick<Claim, 'itemId' | 'friendId'>): string =>
  `claim:${itemId}:${createHash('sha256').update(`${itemId}${friendId}`).digest('base64url').slice(0, 22)}`;

/** Tells a list's owner what a friend brings, in the transaction of the claim. */
export const createClaimNotices = ({
  outbox,
  users,
  alerts,
}: {
  outbox: OutboxRepository;
  users: Pick<UsersRepository, 'findChat'>;
  alerts: Pick<AlertsService, 'get'>;
}) => ({
  claimed: async (claim: Claim, now: Date): Promise<void> => {
    const chatId = await users.findChat(claim.ownerId);
    const preferences = await alerts.get(claim.ownerId);
    if (chatId === null || preferences.muted) return;
    const toldToday = await outbox.countToldClaims(claim.ownerId, new Date(now.getTime() - DAY_MS));
    const message: NewMessage = {
      kind: 'claim',
      chatId,
      userId: claim.ownerId,
      payload: { itemId: claim.itemId },
      dedupeKey: causeOf(claim),
      notBefore: toldToday < MOST_A_DAY ? afterQuiet(now, preferences) : nextDigest(now, preferences),
    };
    await outbox.write([message], now);
  },

  unclaimed: async (claim: Pick<Claim, 'itemId' | 'friendId'>, now: Date): Promise<void> => {
    await outbox.withdraw(causeOf(claim), now);
  },
});
