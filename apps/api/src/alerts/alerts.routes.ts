import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AlertPreferences, PatchAlerts } from '@hookah/shared/alerts';
import { answers, ok } from '#src/envelope.ts';
import type { AlertsService } from './alerts.service.ts';

const tags = ['users'];

export const alertsRoutes: FastifyPluginAsyncTypebox<{ alerts: AlertsService }> = async (app, { alerts }) => {
  app.addHook('onRequest', app.authenticate);

  app.get(
    '',
    {
      schema: { tags, summary: 'When the bot may write to me of news', response: answers(AlertPreferences) },
    },
    async ({ user }) => ok(await alerts.get(user.id)),
  );

  app.patch(
    '',
    {
      schema: {
        tags,
        summary: 'Change when the bot may write to me',
        body: PatchAlerts,
        response: answers(AlertPreferences),
      },
    },
    async ({ user, body }) => ok(await alerts.patch(user.id, body)),
  );
};
