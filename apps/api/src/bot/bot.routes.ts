import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  ChatId,
  ClaimedUpdates,
  ClaimUpdates,
  Dialog,
  OfUpdate,
  PutDialog,
  RenewedUpdate,
  RenewUpdate,
  SettledUpdate,
  SettleUpdate,
  StoredUpdates,
  StoreUpdates,
} from '@hookah/shared/bot';
import { Strict, TelegramId } from '@hookah/shared/schema';
import { TelegramProfile, User } from '@hookah/shared/users';
import Type from 'typebox';
import { answers, ok } from '#src/envelope.ts';
import type { UsersService } from '#src/users/users.service.ts';
import { BOT_CLAIMS } from './callers.ts';
import type { DialogsService } from './dialogs.service.ts';
import { isIdle } from './idle-claim.ts';
import type { UpdatesService } from './updates.service.ts';

/** A reply quotes a whole message with all its links: such an update is many times what a person's own request is. */
const MOST_BYTES_OF_AN_UPDATE = 1024 * 1024;

const shared = { tags: ['bot'], security: [{ botKey: [] }] };

/** For the bot's own key alone: the people it met, its inbox, its conversations. */
export const botRoutes: FastifyPluginAsyncTypebox<{
  users: UsersService;
  updates: UpdatesService;
  dialogs: DialogsService;
}> = async (app, { users, updates, dialogs }) => {
  app.addHook('onRequest', app.authenticateBot);

  app.put(
    '/users/:telegramId',
    {
      schema: {
        ...shared,
        summary: 'Remember what Telegram says of a person',
        params: Strict({ telegramId: TelegramId }),
        body: TelegramProfile,
        response: answers(User),
      },
    },
    async ({ params, body }) => ok(await users.save(params.telegramId, body)),
  );

  app.post(
    '/updates',
    {
      bodyLimit: MOST_BYTES_OF_AN_UPDATE,
      schema: { ...shared, summary: 'Keep updates', body: StoreUpdates, response: answers(StoredUpdates) },
    },
    async ({ body }) => ok(await updates.store(body)),
  );

  app.post(
    '/updates/claim',
    {
      config: { isIdle, idempotencyScope: BOT_CLAIMS },
      schema: {
        ...shared,
        summary: 'Take the next update of each chat to work on',
        body: ClaimUpdates,
        response: answers(ClaimedUpdates),
      },
    },
    async ({ body }) => ok(await updates.claim(body)),
  );

  app.post(
    '/updates/:updateId/renew',
    {
      schema: {
        ...shared,
        summary: 'Go on holding an update',
        params: OfUpdate,
        body: RenewUpdate,
        response: answers(RenewedUpdate),
      },
    },
    async ({ params, body }) => ok(await updates.renew(params.updateId, body)),
  );

  app.post(
    '/updates/:updateId/settle',
    {
      schema: {
        ...shared,
        summary: 'Say how the work on an update ended',
        params: OfUpdate,
        body: SettleUpdate,
        response: answers(SettledUpdate),
      },
    },
    async ({ params, body }) => ok(await updates.settle(params.updateId, body)),
  );

  const params = Strict({ chatId: ChatId });

  app.get(
    '/dialogs/:chatId',
    {
      schema: { ...shared, summary: 'Where a conversation stands', params, response: answers(Dialog) },
    },
    async ({ params: { chatId } }) => ok(await dialogs.get(chatId)),
  );

  app.put(
    '/dialogs/:chatId',
    {
      schema: {
        ...shared,
        summary: 'Remember where a conversation stands',
        params,
        body: PutDialog,
        response: answers(Type.Null()),
      },
    },
    async ({ params: { chatId }, body }) => {
      await dialogs.put(chatId, body);
      return ok(null);
    },
  );

  app.delete(
    '/dialogs/:chatId',
    {
      schema: { ...shared, summary: 'Forget a conversation', params, response: answers(Type.Null()) },
    },
    async ({ params: { chatId } }) => {
      await dialogs.remove(chatId);
      return ok(null);
    },
  );
};
