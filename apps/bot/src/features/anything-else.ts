import { Composer } from 'telegraf';
import { message } from 'telegraf/filters';
import type { MessageEntity } from 'telegraf/types';
import type { BotContext } from '#src/context.ts';
import { hintView } from '#src/views/greeting.ts';
import { addFromText } from './add.ts';
import { followFromText } from './follow.ts';
import { saveNote } from './note.ts';

const addressesIn = (entities: readonly MessageEntity[] = []): string[] =>
  entities.flatMap((entity) => (entity.type === 'text_link' ? [entity.url] : []));

/** Words are what was asked for, or else a search. */
const answer = async (ctx: BotContext, text: string, entities?: readonly MessageEntity[]): Promise<void> => {
  const dialog = await ctx.dialogs.current();
  switch (dialog?.step) {
    case 'note':
      return saveNote(ctx, dialog.item, text);
    case 'follow':
      return followFromText(ctx, text);
    case 'add':
    case 'choose':
      await ctx.dialogs.leave();
  }
  await addFromText(ctx, text, addressesIn(entities));
};

/** Words, a forwarded picture's too; whatever else comes gets a hint, never silence. */
export const anythingElse = () => {
  const feature = new Composer<BotContext>();
  feature.on(message('text'), async (ctx) => {
    const { text, entities } = ctx.message;
    if (text.startsWith('/')) return ctx.send(hintView(ctx.voice, ctx.voice.t.unknownCommand));
    await answer(ctx, text, entities);
  });
  feature.on(message('caption'), (ctx) => answer(ctx, ctx.message.caption, ctx.message.caption_entities));
  feature.on('message', (ctx) => ctx.send(hintView(ctx.voice, ctx.voice.t.wordsOnly)));
  feature.on('callback_query', async (ctx) => {
    ctx.toast(ctx.voice.t.staleToast, { isAlert: true });
  });
  return feature;
};
