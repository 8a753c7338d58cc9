import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { IncomingUpdate } from '@hookah/shared/bot';
import type { Update } from 'telegraf/types';
import { type Log, told } from '#src/log.ts';
import { originOf } from '#src/update.ts';
import { createGathering } from './gathering.ts';

export type Inbox = ReturnType<typeof createInbox>;

/** As many as Telegram gives at once, and as the API takes. */
const MOST_AT_ONCE = 100;

/** Refused for what it is, not for what is wrong at the moment: storing it again would be refused again. */
const isHopeless = (error: unknown): boolean =>
  error instanceof ApiError && [400, 413, 422].includes(error.status) && error.code !== 'BAD_RESPONSE';

/** Too much together, or one among them that the API can't take. */
const isOfOne = (error: unknown): boolean =>
  isHopeless(error) || (error instanceof ApiError && error.code === 'INTERNAL');

/** Takes updates in: once stored behind the API an update can't be lost, and a second copy changes nothing. */
export const createInbox = (deps: {
  api: ApiClient;
  log: Log;
  onStored: () => void;
  /** Called once for each chat that writes while nothing can be stored. */
  onDelayed: (update: Update) => void;
}) => {
  const { api, log, onStored, onDelayed } = deps;
  const delayed = new Set<number>();
  const write = async (updates: readonly IncomingUpdate[]): Promise<void> => {
    try {
      await api.bot.storeUpdates({ updates: [...updates] });
    } catch (error) {
      const [only, ...others] = updates;
      if (!isHopeless(error) || others.length > 0) throw error;
      log.error({ updateId: only?.updateId, error: told(error) }, 'An update was refused and is dropped');
    }
  };
  const gather = createGathering({ most: MOST_AT_ONCE, write, isOfOne });

  const writeInOrder = async (updates: readonly IncomingUpdate[]): Promise<void> => {
    try {
      await write(updates);
    } catch (error) {
      if (updates.length === 1 || !isOfOne(error)) throw error;
      for (const one of updates) await write([one]);
    }
  };

  /** Null for what can't be read: it will be no better when it comes again, and all that came after it would wait. */
  const incoming = (update: Update): IncomingUpdate | null => {
    const origin = originOf(update);
    if (origin === null) {
      log.error({ updateId: update.update_id }, 'An update can’t be read and is dropped');
      return null;
    }
    return { updateId: update.update_id, chatId: origin.chatId, update: { ...update } };
  };

  const telling = async (updates: readonly Update[], storing: Promise<void>): Promise<void> => {
    try {
      await storing;
    } catch (error) {
      log.warn({ error: told(error) }, 'An update could not be stored and will come again');
      for (const update of updates) {
        const chatId = originOf(update)?.chatId ?? null;
        if (chatId === null || delayed.has(chatId)) continue;
        delayed.add(chatId);
        onDelayed(update);
      }
      throw error;
    }
    delayed.clear();
    onStored();
  };

  return {
    /**
     * One of many that come at the same time, each of another chat.
     * @throws ApiError when the update is not safe yet and has to come again.
     */
    async store(update: Update): Promise<void> {
      const given = incoming(update);
      if (given !== null) await telling([update], gather(given));
    },

    /**
     * In their order, so that none overtakes another of its chat.
     * @throws ApiError when they are not all safe yet and have to come again.
     */
    async storeAll(updates: readonly Update[]): Promise<void> {
      const given = updates.map(incoming).filter((one) => one !== null);
      if (given.length > 0) await telling(updates, writeInOrder(given));
    },
  };
};
