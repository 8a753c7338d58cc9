import { AppError } from '@hookah/shared/errors';
import Type, { type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';

export type Telegram = ReturnType<typeof createTelegram>;

/** A person waits with a finger on the button: later there are other ways to share. */
const PATIENCE_MS = 4_000;

const Answer = Type.Object({
  ok: Type.Boolean(),
  description: Type.Optional(Type.String()),
  result: Type.Optional(Type.Unknown()),
});
const Me = Type.Object({ username: Type.String() });
const Prepared = Type.Object({ id: Type.String(), expiration_date: Type.Integer() });

/** The few methods of https://core.telegram.org/bots/api that the API calls itself. Its token stands in no error. */
export const createTelegram = ({
  apiRoot,
  token,
  timeoutMs = PATIENCE_MS,
}: {
  apiRoot: string;
  token: string;
  timeoutMs?: number;
}) => {
  const ask = async (method: string, params: object): Promise<unknown> => {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.json();
  };

  /** @throws AppError TELEGRAM_UNAVAILABLE when it will pass, TELEGRAM_REFUSED when it won't */
  const call = async <S extends TSchema>(method: string, params: object, schema: S): Promise<Static<S>> => {
    const answer = await ask(method, params).catch((cause: unknown) => {
      throw new AppError('TELEGRAM_UNAVAILABLE', 'Telegram did not answer', { cause });
    });
    if (!Check(Answer, answer))
      throw new AppError('TELEGRAM_UNAVAILABLE', 'Telegram answered something else');
    if (!answer.ok) {
      throw new AppError('TELEGRAM_REFUSED', `Telegram does not: ${answer.description ?? 'no reason given'}`);
    }
    if (!Check(schema, answer.result)) {
      throw new AppError('TELEGRAM_UNAVAILABLE', 'Telegram answered something else');
    }
    return answer.result;
  };

  let name: string | null = null;

  return {
    /** The bot's, without the @. Asked once: it changes with a restart of all. */
    username: async (): Promise<string> => {
      name ??= (await call('getMe', {}, Me)).username;
      return name;
    },

    /** @returns what the Mini App's `shareMessage` takes, for this person alone */
    prepareMessage: async (telegramId: number, result: object): Promise<{ id: string; expiresAt: Date }> => {
      const prepared = await call(
        'savePreparedInlineMessage',
        {
          user_id: telegramId,
          result,
          allow_user_chats: true,
          allow_group_chats: true,
          allow_channel_chats: true,
        },
        Prepared,
      );
      return { id: prepared.id, expiresAt: new Date(prepared.expiration_date * 1_000) };
    },
  };
};
