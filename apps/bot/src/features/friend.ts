import { ApiError } from '@hookah/shared/api-error';
import { Composer } from 'telegraf';
import { type BotContext, onAction } from '#src/context.ts';
import { FRIEND_ITEMS_PER_PAGE, friendView, overlapView } from '#src/views/friend.ts';
import { walk } from './walk.ts';

/** Somebody's list by its link: what they want, and who brings it. */
export const showFriend = async (ctx: BotContext, token: string, page: number): Promise<void> => {
  const about = await ctx.api.shared.get(token, { state: 'wanted', limit: 1 });
  const begin = page * FRIEND_ITEMS_PER_PAGE;
  const { items, hasMore } = await walk(
    (step) => ctx.api.shared.get(token, { state: 'wanted', ...step }),
    begin,
    begin + FRIEND_ITEMS_PER_PAGE,
  );
  // What stood there was bought meanwhile: the page before is the last one.
  if (items.length === 0 && page > 0) return showFriend(ctx, token, page - 1);
  await ctx.show(friendView(ctx.voice, { ...about, token, items, page, hasMore }));
};

/** What a claim can be refused for is told over the list as it is now. */
const refusal = (ctx: BotContext, error: unknown): string => {
  const { friend } = ctx.voice.t;
  const code = error instanceof ApiError ? error.code : null;
  if (code === 'ITEM_CLAIMED') return friend.takenToast;
  if (code === 'CONFLICT' || code === 'ITEM_NOT_FOUND') return friend.notWantedToast;
  throw error;
};

type Claim = { token: string; item: string; page: number };

const settle = async (
  ctx: BotContext,
  { token, page }: Claim,
  step: () => Promise<unknown>,
  done: string,
): Promise<void> => {
  try {
    await step();
    ctx.toast(done);
  } catch (error) {
    ctx.toast(refusal(ctx, error), { isAlert: true });
  }
  await showFriend(ctx, token, page);
};

/** A friend's list in the chat, by https://t.me/<bot>?start=list_<token>. */
export const friendFeature = () => {
  const feature = new Composer<BotContext>();
  feature.use(onAction('shared', (ctx, { token, page }) => showFriend(ctx, token, page)));
  feature.use(
    onAction('claim', (ctx, claim) =>
      settle(
        ctx,
        claim,
        () => ctx.api.shared.claim(claim.token, claim.item, ctx.writeKey('claim')),
        ctx.voice.t.friend.claimedToast,
      ),
    ),
  );
  feature.use(
    onAction('unclaim', (ctx, claim) =>
      settle(
        ctx,
        claim,
        () => ctx.api.shared.unclaim(claim.token, claim.item, ctx.writeKey('unclaim')),
        ctx.voice.t.friend.unclaimedToast,
      ),
    ),
  );
  feature.use(
    onAction('overlap', async (ctx, { token }) =>
      ctx.show(overlapView(ctx.voice, await ctx.api.shared.overlap(token), token)),
    ),
  );
  return feature;
};
