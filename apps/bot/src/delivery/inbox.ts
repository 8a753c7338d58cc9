import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { Update } from 'telegraf/types';
import { type Log, told } from '#src/log.ts';
import { originOf } from '#src/update.ts';

export type Inbox = ReturnType<typeof createInbox>;

/** Refused for what it is, not for what is wrong at the moment: storing it again would be refused again. */
const isHopeless = (error: unknown): boolean =>
  error instanceof ApiError && [400, 413, 422].includes(error.status) && error.code !== 'BAD_RESPONSE';

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

  return {
    /** @throws ApiError when the update is not safe yet and has to come again. */
    async store(update: Update): Promise<void> {
      const origin = originOf(update);
      if (origin === null) {
        // It will be no better when it comes again, and all that came after it would wait.
        log.error({ updateId: update.update_id }, 'An update can’t be read and is dropped');
        return;
      }
      const { chatId } = origin;
      try {
        await api.bot.storeUpdate({ updateId: update.update_id, chatId, update: { ...update } });
      } catch (error) {
        if (isHopeless(error)) {
          log.error(
            {
              updateId: update.update_id,
              error: told(error),
            },
            'An update was refused and is dropped',
          );
          return;
        }
        log.warn({ error: told(error) }, 'An update could not be stored and will come again');
        if (chatId !== null && !delayed.has(chatId)) {
          delayed.add(chatId);
          onDelayed(update);
        }
        throw error;
      }
      delayed.clear();
      onStored();
    },
  };
};
