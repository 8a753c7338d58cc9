import type { Dialog, PutDialog } from '@hookah/shared/bot';
import type { DialogsRepository } from './dialogs.repository.ts';

export type DialogsService = ReturnType<typeof createDialogsService>;

/** Where conversations stand; one nobody goes on with is forgotten when its time is up. */
export const createDialogsService = ({
  dialogs,
  clock,
}: {
  dialogs: DialogsRepository;
  clock: () => Date;
}) => ({
  get: async (chatId: number): Promise<Dialog> => ({ state: await dialogs.find(chatId, clock()) }),

  put: async (chatId: number, { state, ttlSeconds }: PutDialog): Promise<void> => {
    const now = clock();
    await dialogs.save(chatId, state, { now, expiresAt: new Date(now.getTime() + ttlSeconds * 1000) });
  },

  remove: async (chatId: number): Promise<void> => {
    await dialogs.remove(chatId);
  },
});
