import type { ApiClient } from '@hookah/shared/api-client';

/** What the bot waits for. */
export type Dialog = { step: 'add' };

export type Dialogs = ReturnType<typeof createDialogs>;

const TTL_SECONDS = 15 * 60;

const isDialog = (state: Record<string, unknown> | null): state is Dialog => state?.step === 'add';

/** The conversation of one chat. It lives behind the API, so that a restart forgets nothing. */
export const createDialogs = (api: ApiClient, chatId: number) => ({
  async current(): Promise<Dialog | null> {
    const { state } = await api.bot.getDialog(chatId);
    return isDialog(state) ? state : null;
  },
  async enter(dialog: Dialog): Promise<void> {
    await api.bot.putDialog(chatId, { state: dialog, ttlSeconds: TTL_SECONDS });
  },
  async leave(): Promise<void> {
    await api.bot.deleteDialog(chatId);
  },
});
