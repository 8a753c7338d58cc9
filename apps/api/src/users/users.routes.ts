import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PatchUser, User } from '@hookah/shared/users';
import Type from 'typebox';
import { answers, ok } from '#src/envelope.ts';
import type { UsersService } from './users.service.ts';

export const usersRoutes: FastifyPluginAsyncTypebox<{ users: UsersService }> = async (app, { users }) => {
  app.addHook('onRequest', app.authenticate);

  app.get(
    '/me',
    { schema: { tags: ['users'], summary: 'Who I am', response: answers(User) } },
    async (request) => ok(request.user),
  );

  app.patch(
    '/me',
    {
      schema: {
        tags: ['users'],
        summary: 'Choose the language the bot and the Mini App speak to me',
        body: PatchUser,
        response: answers(User),
      },
    },
    async ({ user, body }) => ok(await users.patch(user, body)),
  );

  app.delete(
    '/me',
    {
      config: { idempotencyKey: false },
      schema: {
        tags: ['users'],
        summary: 'Delete my account and all that is mine',
        response: answers(Type.Null()),
      },
    },
    async (request) => {
      await users.remove(request.user);
      return ok(null);
    },
  );
};
