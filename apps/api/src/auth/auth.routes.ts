import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { RefreshTokens, Session, ValidateInitData } from '@hookah/shared/auth';
import Type from 'typebox';
import { answers, ok } from '#src/envelope.ts';
import type { AuthService } from './auth.service.ts';

export const authRoutes: FastifyPluginAsyncTypebox<{ auth: AuthService }> = async (app, { auth }) => {
  app.post(
    '/validate',
    {
      config: { compress: false },
      schema: {
        tags: ['auth'],
        summary: 'Sign in with what Telegram gave the Mini App',
        security: [],
        body: ValidateInitData,
        response: answers(Session),
      },
    },
    async (request) => ok(await auth.signIn(request.body.initData)),
  );

  app.post(
    '/refresh',
    {
      config: { compress: false },
      schema: {
        tags: ['auth'],
        summary: 'A new access token; the refresh token is replaced as well',
        security: [],
        body: RefreshTokens,
        response: answers(Session),
      },
    },
    async (request) => ok(await auth.refresh(request.body.refreshToken)),
  );

  app.post(
    '/logout',
    {
      schema: {
        tags: ['auth'],
        summary: 'End this sign-in and all its tokens',
        security: [],
        body: RefreshTokens,
        response: answers(Type.Null()),
      },
    },
    async (request) => {
      await auth.signOut(request.body.refreshToken);
      return ok(null);
    },
  );

  app.post(
    '/logout-everywhere',
    {
      onRequest: app.authenticate,
      config: { idempotencyKey: false },
      schema: {
        tags: ['auth'],
        summary: 'End all my sign-ins on every device; by the bot too, for a lost phone',
        response: answers(Type.Null()),
      },
    },
    async ({ user }) => {
      await auth.signOutEverywhere(user.id);
      return ok(null);
    },
  );
};
