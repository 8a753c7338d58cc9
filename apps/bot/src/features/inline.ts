import type { ApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import type { Language } from '@hookah/shared/closed-sets';
import { Composer } from 'telegraf';
import type { InlineQuery } from 'telegraf/types';
import type { Acquaintance } from '#src/acquaintance.ts';
import type { BotContext } from '#src/context.ts';
import { type Log, told } from '#src/log.ts';
import type { Messenger } from '#src/telegram/messenger.ts';
import { TEXTS } from '#src/texts/texts.ts';
import { requestIdOf } from '#src/update.ts';
import { type InlineEntry, type InlineOffer, itemEntry, tobaccoEntry } from '#src/views/inline.ts';
import type { Voice } from '#src/views/view.ts';
import { MAX_QUERY } from './search.ts';
import { walk } from './walk.ts';

type Deps = {
  apiFor: (person: { telegramId: number; requestId: string }) => ApiClient;
  messenger: Messenger;
  acquaintance: Acquaintance;
  miniAppUrl: string | null;
  log: Log;
};

/** Telegram takes at most fifty at once; a phone shows six. */
const PAGE = 20;
/** Whoever scrolls on after so many types another word instead. */
const MOST_PAGES = 10;
const CATALOGUE_SECONDS = 300;
const OWN_LIST_SECONDS = 5;
const FAILED_SECONDS = 1;

/** `@bot кола` in any chat, also by people who never opened ours: the catalogue; without words, one's own list. */
export const inlineFeature = (deps: Deps) => {
  const feature = new Composer<BotContext>();
  feature.on('inline_query', async (ctx) => {
    const { inlineQuery: asked } = ctx;
    const api = deps.apiFor({ telegramId: asked.from.id, requestId: requestIdOf(ctx.update.update_id) });
    await deps.messenger.answerInline(asked.id, await offerOf(deps, { api, asked, username: ctx.me }));
  });
  // What somebody chose from us in our own chat comes back to us as a message of theirs.
  feature.on('message', (ctx, next) => {
    const isOurs = 'via_bot' in ctx.message && ctx.message.via_bot?.id === ctx.botInfo.id;
    return isOurs ? undefined : next();
  });
  return feature;
};

type Asking = { api: ApiClient; asked: InlineQuery; username: string };

/** Never throws what the API says: an answer that comes by a later try comes to nobody. */
const offerOf = async ({ acquaintance, miniAppUrl, log }: Deps, asking: Asking): Promise<InlineOffer> => {
  const { from, query, offset } = asking.asked;
  const button = (text: string): InlineOffer['button'] =>
    miniAppUrl === null ? { text, start_parameter: 'inline' } : { text, web_app: { url: miniAppUrl } };
  const words = query.trim().slice(0, MAX_QUERY);
  const page = /^\d$/.test(offset) ? Number(offset) : 0;
  try {
    const { language } = await acquaintance.overhear(from);
    const voice = voiceIn(language, miniAppUrl);
    const { entries, hasMore } = await entriesOf(asking, voice, words, page);
    return {
      entries,
      nextOffset: hasMore && page + 1 < MOST_PAGES ? String(page + 1) : '',
      button: button(entries.length === 0 && page === 0 ? voice.t.inline.none : voice.t.inline.open),
      cacheSeconds: words === '' ? OWN_LIST_SECONDS : CATALOGUE_SECONDS,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log.warn({ error: told(error) }, 'An inline query could not be answered');
    const { t } = voiceIn(acquaintance.languageOf(from), miniAppUrl);
    return { entries: [], nextOffset: '', button: button(t.inline.later), cacheSeconds: FAILED_SECONDS };
  }
};

const voiceIn = (language: Language, miniAppUrl: string | null): Voice => ({
  t: TEXTS[language],
  miniAppUrl,
});

const entriesOf = async (
  { api, username }: Asking,
  voice: Voice,
  search: string,
  page: number,
): Promise<{ entries: InlineEntry[]; hasMore: boolean }> => {
  const [begin, end] = [page * PAGE, (page + 1) * PAGE];
  if (search === '') {
    const own = await walk((step) => api.wishlist.list(step), begin, end);
    if (own.items.length > 0 || page > 0) {
      return { entries: own.items.map((item) => itemEntry(voice, item, username)), hasMore: own.hasMore };
    }
  }
  const wanted = search === '' ? { sort: 'rating' as const } : { search };
  const found = await walk((step) => api.tobaccos.list({ ...wanted, ...step }), begin, end);
  return { entries: found.items.map((one) => tobaccoEntry(voice, one, username)), hasMore: found.hasMore };
};
