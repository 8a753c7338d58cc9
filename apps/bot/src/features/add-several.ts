import type { BulkAdded } from '@hookah/shared/wishlist-bulk';
import type { BotContext } from '#src/context.ts';
import { type LineOutcome, summaryView } from '#src/views/added.ts';
import { resolve, type Wish } from './wishes.ts';

const MAX_LINES = 20;

const NOTHING: BulkAdded = { added: [], listed: [], doubts: [], misses: [] };

/** One answer to several lines. A tobacco whose address stands beside its name is one wish, not two. */
export const addSeveral = async (ctx: BotContext, wishes: readonly Wish[]): Promise<void> => {
  const words: string[] = [];
  const linked = new Set<number>();
  const outcomes: LineOutcome[] = [];
  for (const [index, wish] of wishes.slice(0, MAX_LINES).entries()) {
    const meant = await resolve(ctx.api, wish);
    if (meant.kind === 'words') words.push(meant.words);
    else if (meant.kind === 'brand')
      outcomes.push({ kind: 'unsure', query: meant.slug.replaceAll('-', ' ') });
    else {
      const { item, created } = await ctx.api.wishlist.add(
        { tobaccoId: meant.id },
        ctx.writeKey(`line${index}`),
      );
      linked.add(meant.id);
      outcomes.push({ kind: created ? 'added' : 'existed', item });
    }
  }
  const { added, listed, doubts, misses } =
    words.length === 0
      ? NOTHING
      : await ctx.api.wishlist.bulkAdd({ text: words.join('\n') }, ctx.writeKey('lines'));
  const isNew = ({ item }: BulkAdded['listed'][number]) => !linked.has(item.tobacco?.id ?? 0);
  outcomes.push(
    ...added.map(({ item }) => ({ kind: 'added' as const, item })),
    ...listed.filter(isNew).map(({ item }) => ({ kind: 'existed' as const, item })),
    ...doubts
      .filter(({ candidates }) => !candidates.some(({ id }) => linked.has(id)))
      .map(({ line }) => ({ kind: 'unsure' as const, query: line })),
    ...misses.map((line) => ({ kind: 'missing' as const, query: line })),
  );
  const isOpen = outcomes.some(({ kind }) => kind === 'unsure' || kind === 'missing');
  if (isOpen) await ctx.dialogs.enter({ step: 'choose' });
  await ctx.send(summaryView(ctx.voice, outcomes, wishes.length > MAX_LINES ? MAX_LINES : null));
};
