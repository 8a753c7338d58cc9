import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  ClaimedNotifications,
  ClaimNotifications,
  SettledNotification,
  SettleNotification,
} from '@hookah/shared/notifications';
import { BOT_CLAIMS } from '#src/bot/callers.ts';
import { isIdle } from '#src/bot/idle-claim.ts';
import { answers, ok } from '#src/envelope.ts';
import type { OutboxService } from './outbox.service.ts';

const shared = { tags: ['bot'], security: [{ botKey: [] }] };

/** For the bot's own key alone: what it is to tell people without being asked. */
export const notificationsRoutes: FastifyPluginAsyncTypebox<{ outbox: OutboxService }> = async (
  app,
  { outbox },
) => {
  app.addHook('onRequest', app.authenticateBot);

  app.post(
    '/claim',
    {
      config: { isIdle, idempotencyScope: BOT_CLAIMS },
      schema: {
        ...shared,
        summary: 'Take the next messages to send, one a person',
        body: ClaimNotifications,
        response: answers(ClaimedNotifications),
      },
    },
    async ({ body }) => ok(await outbox.claim(body)),
  );

  app.post(
    '/settle',
    {
      schema: {
        ...shared,
        summary: 'Say how sending a message ended',
        body: SettleNotification,
        response: answers(SettledNotification),
      },
    },
    async ({ body }) => ok(await outbox.settle(body)),
  );
};
