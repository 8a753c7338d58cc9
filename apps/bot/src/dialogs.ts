import type { ApiClient } from '@hookah/shared/api-client';

/**
 * What the bot waits for: the tobaccos to add, the choice among search results, a brand to follow, the note to an item.
 * Any other words than those are a search, so a step that waits for none (`choose`) eats none.
 */
export type Dialog = { step: 'add' | 'choose' | 'follow' } | { step: 'note'; item: string };

export type Dialogs = ReturnType<typeof createDialogs>;

const TTL_SECONDS = 15 * 60;

const read = (state: Record<string, unknown> | null): Dialog | null => {
  switch (state?.step) {
    case 'add':
    case 'choose':
    case 'follow':
      return { step: state.step };
    case 'note':
      return typeof state.item === 'string' ? { step: 'note', item: state.item } : null;
    default:
      return null;
  }
};

/** The conversation of one chat. It lives behind the API, so that a restart forgets nothing. */
export const createDialogs = (api: ApiClient, chatId: number) => ({
  current: async (): Promise<Dialog | null> => read((await api.bot.getDialog(chatId)).state),
  async enter(dialog: Dialog): Promise<void> {
    await api.bot.putDialog(chatId, { state: dialog, ttlSeconds: TTL_SECONDS });
  },
  async leave(): Promise<void> {
    await api.bot.deleteDialog(chatId);
  },
});
