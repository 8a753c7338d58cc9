import type { Share } from '@hookah/shared/sharing';
import { Composer } from 'telegraf';
import { beginning } from '#src/clip.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { CARD_ITEMS, revokeQuestionView, shareCardView, sharesView } from '#src/views/share.ts';

const MAX_TITLE = 100;

const linkOf = (ctx: BotContext) => (share: Share) => `https://t.me/${ctx.me}?start=list_${share.token}`;

const showShares = async (ctx: BotContext): Promise<void> => {
  const { items } = await ctx.api.wishlist.shares();
  const working = items.filter(({ expired }) => !expired);
  await ctx.show(sharesView(ctx.voice, working, linkOf(ctx)));
};

/** A link, and a message about it that can be passed on. */
const create = async (ctx: BotContext, title: string): Promise<void> => {
  const named = title === '' ? {} : { title: beginning(title, MAX_TITLE) };
  const share = await ctx.api.wishlist.share(named, ctx.writeKey('share'));
  const { items, counts } = await ctx.api.wishlist.list({ state: 'wanted', limit: CARD_ITEMS });
  await showShares(ctx);
  const card = { name: ctx.person.firstName, title: share.title, items, total: counts.wanted };
  await ctx.send(shareCardView(ctx.voice, card, linkOf(ctx)(share)));
};

/** /share: links to one's list, with words behind it for their title. */
export const shareFeature = () => {
  const feature = new Composer<BotContext>();
  feature.command('share', async (ctx) => {
    const title = ctx.payload.replace(/\s+/gu, ' ').trim();
    const { items } = await ctx.api.wishlist.shares();
    const isFirst = !items.some(({ expired }) => !expired);
    await (isFirst || title !== '' ? create(ctx, title) : showShares(ctx));
  });
  feature.use(onAction('shares', showShares));
  feature.use(onAction('share', (ctx) => create(ctx, '')));
  feature.use(
    onAction('revoke', async (ctx, { share: id }) => {
      const { items } = await ctx.api.wishlist.shares();
      const share = items.find((one) => one.id === id);
      await (share === undefined ? showShares(ctx) : ctx.show(revokeQuestionView(ctx.voice, share)));
    }),
  );
  feature.use(
    onAction('revokeNow', async (ctx, { share }) => {
      const { items } = await ctx.api.wishlist.shares();
      // A second tap: closed is closed.
      if (items.some(({ id }) => id === share)) {
        await ctx.api.wishlist.revokeShare(share, ctx.writeKey('revoke'));
      }
      ctx.toast(ctx.voice.t.share.revokedToast);
      await showShares(ctx);
    }),
  );
  return feature;
};
