import { Composer } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import type { Profile } from '#src/telegram/profile.ts';
import { greetingView } from '#src/views/greeting.ts';
import { addTobacco } from './add-tobacco.ts';
import { showBrand } from './brand.ts';

/** What a link to the bot may carry. Anything else is a greeting. */
export const readPayload = (
  payload: string,
): { kind: 'add'; tobacco: number } | { kind: 'brand'; slug: string } | null => {
  const add = /^add_([1-9]\d{0,8})$/.exec(payload);
  if (add) return { kind: 'add', tobacco: Number(add[1]) };
  const brand = /^brand_([a-z0-9][a-z0-9_-]{0,57})$/.exec(payload);
  if (brand?.[1]) return { kind: 'brand', slug: brand[1] };
  return null;
};

/** /start, also as https://t.me/<bot>?start=add_<id> and brand_<slug>. */
export const startFeature = ({ profile }: { profile: Profile }) => {
  const feature = new Composer<BotContext>();
  feature.start(async (ctx) => {
    const linked = readPayload(ctx.payload);
    if (linked?.kind === 'add') await addTobacco(ctx, linked.tobacco);
    else if (linked?.kind === 'brand') await showBrand(ctx, linked.slug, 0);
    else await ctx.send(greetingView(ctx.voice, ctx.person.firstName));
    await profile.setMenuButton(ctx.chat.id, ctx.person.language);
  });
  return feature;
};
