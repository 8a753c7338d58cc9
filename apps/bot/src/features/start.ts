import { Composer } from 'telegraf';
import type { BotContext } from '#src/context.ts';
import type { Profile } from '#src/telegram/profile.ts';
import { greetingView } from '#src/views/greeting.ts';
import { addTobacco } from './add-tobacco.ts';
import { showBrand } from './brand.ts';
import { showFriend } from './friend.ts';

type Payload =
  | { kind: 'add'; tobacco: number }
  | { kind: 'brand'; slug: string }
  | { kind: 'list'; token: string };

/** What a link to the bot may carry. Anything else is a greeting. */
export const readPayload = (payload: string): Payload | null => {
  const add = /^add_([1-9]\d{0,8})$/.exec(payload);
  if (add) return { kind: 'add', tobacco: Number(add[1]) };
  const brand = /^brand_([a-z0-9][a-z0-9_-]{0,57})$/.exec(payload);
  if (brand?.[1]) return { kind: 'brand', slug: brand[1] };
  const list = /^list_([A-Za-z0-9_-]{22,32})$/.exec(payload);
  if (list?.[1]) return { kind: 'list', token: list[1] };
  return null;
};

const follow = (ctx: BotContext, linked: Payload): Promise<void> => {
  switch (linked.kind) {
    case 'add':
      return addTobacco(ctx, linked.tobacco, null);
    case 'brand':
      return showBrand(ctx, { slug: linked.slug, page: 0, line: null });
    case 'list':
      return showFriend(ctx, linked.token, 0);
  }
};

/** /start, also as https://t.me/<bot>?start=add_<id>, brand_<slug> and list_<token>. */
export const startFeature = ({ profile }: { profile: Profile }) => {
  const feature = new Composer<BotContext>();
  feature.start(async (ctx) => {
    const linked = readPayload(ctx.payload);
    await (linked === null ? ctx.send(greetingView(ctx.voice, ctx.person.firstName)) : follow(ctx, linked));
    await profile.setMenuButton(ctx.chat.id, ctx.person.language);
  });
  return feature;
};
