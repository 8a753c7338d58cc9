import { randomBytes } from 'node:crypto';
import type { InlineAnswer } from '#src/telegram.ts';

type Waiting = { since: number; key: string; resolve: (answer: InlineAnswer) => void };
type Kept = { answer: InlineAnswer; until: number };

export type InlineAsked = { personId: number; query: string; offset: string };

/** An answer as the bot gave it: for how long, and for whom, Telegram may give it again without asking. */
export type BotsAnswer = { answer: InlineAnswer; cacheSeconds: number; isPersonal: boolean };

export type InlineQueries = ReturnType<typeof createInlineQueries>;

/** After this Telegram refuses an answer as too old. */
const LIFETIME_MS = 30_000;

/** What people typed after the bot's name and the answers they wait for, with Telegram's own cache before the bot. */
export function createInlineQueries(clock: () => number) {
  const waiting = new Map<string, Waiting>();
  const kept = new Map<string, Kept>();
  const shared = ({ query, offset }: InlineAsked) => JSON.stringify([query, offset]);
  const personal = (asked: InlineAsked) => JSON.stringify([asked.query, asked.offset, asked.personId]);

  return {
    /** What Telegram still remembers of an earlier answer. */
    remembered(asked: InlineAsked): InlineAnswer | undefined {
      const found = [personal(asked), shared(asked)].map((key) => kept.get(key));
      return found.find((one) => one !== undefined && one.until > clock())?.answer;
    },

    open(asked: InlineAsked): { id: string; answered: Promise<InlineAnswer> } {
      const id = String(randomBytes(8).readBigUInt64BE());
      const { promise, resolve } = Promise.withResolvers<InlineAnswer>();
      waiting.set(id, { since: clock(), key: JSON.stringify(asked), resolve });
      return { id, answered: promise };
    },

    /** False when nobody waits for it: an unknown id, one answered before, or one too old. */
    answer(id: string, { answer, cacheSeconds, isPersonal }: BotsAnswer): boolean {
      const query = waiting.get(id);
      if (!query || clock() - query.since > LIFETIME_MS) return false;
      waiting.delete(id);
      const asked = JSON.parse(query.key) as InlineAsked;
      const key = isPersonal ? personal(asked) : shared(asked);
      if (cacheSeconds > 0) kept.set(key, { answer, until: clock() + cacheSeconds * 1000 });
      query.resolve(answer);
      return true;
    },
  };
}
