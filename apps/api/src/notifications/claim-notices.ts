import { createHash } from 'node:crypto';
import type { AlertsService } from '#src/alerts/alerts.service.ts';
import type { UsersRepository } from '#src/users/users.repository.ts';
import type { NewMessage, OutboxRepository } from './outbox.repository.ts';
import { afterQuiet } from './when.ts';

export type ClaimNotices = ReturnType<typeof createClaimNotices>;

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
    const message: NewMessage = {
      kind: 'claim',
      chatId,
      userId: claim.ownerId,
      payload: { itemId: claim.itemId },
      dedupeKey: causeOf(claim),
      notBefore: afterQuiet(now, preferences),
    };
    await outbox.write([message], now);
  },

  unclaimed: async (claim: Pick<Claim, 'itemId' | 'friendId'>, now: Date): Promise<void> => {
    await outbox.withdraw(causeOf(claim), now);
  },
});
