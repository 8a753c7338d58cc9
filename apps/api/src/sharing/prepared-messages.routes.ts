import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PreparedMessage, PrepareMessage } from '@hookah/shared/prepared-messages';
import { answers, ok } from '#src/envelope.ts';
import type { PreparedMessages } from './prepared-messages.service.ts';

export const preparedMessagesRoutes: FastifyPluginAsyncTypebox<{
  preparedMessages: PreparedMessages;
}> = async (app, { preparedMessages }) => {
  app.addHook('onRequest', app.authenticate);

  app.post(
    '',
    {
      // Nothing of ours is written, and no transaction waits for Telegram.
      config: { idempotencyKey: false },
      schema: {
        tags: ['sharing'],
        summary: 'A message that Telegram keeps for me to send from the Mini App',
        body: PrepareMessage,
        response: answers(PreparedMessage),
      },
    },
    async ({ user, body }) => ok(await preparedMessages.prepare(user, body)),
  );
};
