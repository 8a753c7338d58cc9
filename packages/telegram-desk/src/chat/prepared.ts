import { randomBytes } from 'node:crypto';
import type { InlineResult } from '#src/telegram.ts';

/** The kinds of chats a prepared message may go to. */
export type ChatKind = 'user' | 'bot' | 'group' | 'channel';

export type Prepared = {
  personId: number;
  result: InlineResult;
  kinds: readonly ChatKind[];
  expiresAt: number;
};

export type PreparedMessages = ReturnType<typeof createPreparedMessages>;

/** Telegram says no more than that they expire. */
const LIFETIME_MS = 24 * 3600 * 1000;

/** Messages a bot has made ready for one person to send from its Mini App. */
export function createPreparedMessages(clock: () => number) {
  const kept = new Map<string, Prepared>();
  return {
    save(prepared: Omit<Prepared, 'expiresAt'>): { id: string; expiresAt: number } {
      const id = randomBytes(12).toString('base64url');
      const expiresAt = clock() + LIFETIME_MS;
      kept.set(id, { ...prepared, expiresAt });
      return { id, expiresAt };
    },

    /** Undefined when there is none for this person, or not any more. */
    find(id: string, personId: number): Prepared | undefined {
      const prepared = kept.get(id);
      return prepared?.personId === personId && prepared.expiresAt > clock() ? prepared : undefined;
    },
  };
}
