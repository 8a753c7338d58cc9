import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Strict, Uuid } from '@hookah/shared/schema';
import {
  AddedItem,
  AddItem,
  ClearedWishlist,
  PatchItem,
  RemovedItem,
  RemovedPage,
  RemovedQuery,
  RestoredWishlist,
  RestoreWishlist,
  WishlistItem,
  WishlistPage,
  WishlistQuery,
} from '@hookah/shared/wishlist';
import { answers, ok } from '#src/envelope.ts';
import type { WishlistService } from './wishlist.service.ts';

const tags = ['wishlist'];
const params = Strict({ id: Uuid });

/** What is read most of all, so that whether its reader is signed in is part of the one question it asks. */
export const ownListRoute: FastifyPluginAsyncTypebox<{ wishlist: WishlistService }> = async (
  app,
  { wishlist },
) => {
  app.addHook('onRequest', app.identify);

  app.get(
    '',
    { schema: { tags, summary: 'My list', querystring: WishlistQuery, response: answers(WishlistPage) } },
    async ({ identity, query }) => ok(await wishlist.list(identity, query)),
  );
};

export const wishlistRoutes: FastifyPluginAsyncTypebox<{ wishlist: WishlistService }> = async (
  app,
  { wishlist },
) => {
  app.addHook('onRequest', app.authenticate);

  app.delete(
    '',
    { schema: { tags, summary: 'Clear my list; can be undone', response: answers(ClearedWishlist) } },
    async ({ user }) => ok(await wishlist.clear(user.id)),
  );

  app.get(
    '/removed',
    {
      schema: {
        tags,
        summary: 'What I removed and can still restore',
        querystring: RemovedQuery,
        response: answers(RemovedPage),
      },
    },
    async ({ user, query }) => ok(await wishlist.removed(user.id, query)),
  );

  app.post(
    '/restore',
    {
      schema: {
        tags,
        summary: 'Undo clearing my list',
        body: RestoreWishlist,
        response: answers(RestoredWishlist),
      },
    },
    async ({ user, body }) => ok(await wishlist.restore(user.id, body.undoToken)),
  );

  app.post(
    '/items',
    { schema: { tags, summary: 'Put something on my list', body: AddItem, response: answers(AddedItem) } },
    async ({ user, body }) => ok(await wishlist.add(user.id, body)),
  );

  app.get(
    '/items/:id',
    { schema: { tags, summary: 'One item', params, response: answers(WishlistItem) } },
    async ({ user, params: { id } }) => ok(await wishlist.get(user.id, id)),
  );

  app.patch(
    '/items/:id',
    {
      schema: {
        tags,
        summary: 'Change an item: bought, tried, rated',
        params,
        body: PatchItem,
        response: answers(WishlistItem),
      },
    },
    async ({ user, params: { id }, body }) => ok(await wishlist.patch(user.id, id, body)),
  );

  app.delete(
    '/items/:id',
    { schema: { tags, summary: 'Remove an item; can be undone', params, response: answers(RemovedItem) } },
    async ({ user, params: { id } }) => ok(await wishlist.remove(user.id, id)),
  );

  app.post(
    '/items/:id/restore',
    {
      schema: { tags, summary: 'Undo removing an item', params, response: answers(WishlistItem) },
    },
    async ({ user, params: { id } }) => ok(await wishlist.restoreItem(user.id, id)),
  );
};
