import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { type BotProfile, commandsFor, createBot } from './bot.ts';
import { callbackMethods } from './bot-api/callbacks.ts';
import { chatMethods } from './bot-api/chats.ts';
import { type Call, createDispatcher } from './bot-api/dispatcher.ts';
import { editingMethods } from './bot-api/editing.ts';
import { inlineMethods } from './bot-api/inline.ts';
import { profileMethods } from './bot-api/profile.ts';
import { createScripts, type Script } from './bot-api/script.ts';
import { sendingMethods } from './bot-api/sending.ts';
import { updateMethods } from './bot-api/updates.ts';
import { createCallbacks } from './chat/callbacks.ts';
import { createConversations } from './chat/conversations.ts';
import { createFiles } from './chat/files.ts';
import { createInlineQueries } from './chat/inline-queries.ts';
import { createPersonActions } from './chat/person-actions.ts';
import { createPreparedMessages } from './chat/prepared.ts';
import { createRooms } from './chat/rooms.ts';
import { botApiRoutes } from './desk/bot-api.routes.ts';
import { deskRoutes } from './desk/desk.routes.ts';
import { createEvents } from './events.ts';
import { createInitDataSigner } from './mini-app/init-data.ts';
import { createOpening } from './mini-app/opening.ts';
import { DEFAULT_PEOPLE, type Person } from './person.ts';
import { createPersonDriver, type PersonDriver } from './person-driver.ts';
import type { Update } from './telegram.ts';
import { createDeliveries, type Delivery } from './updates/deliveries.ts';
import { createPolling } from './updates/polling.ts';
import { createUpdateQueue } from './updates/queue.ts';
import { createWebhook, type RetrySettings, TELEGRAM_RETRY } from './updates/webhook.ts';

export type { BotProfile } from './bot.ts';
export type { Call } from './bot-api/dispatcher.ts';
export type { Script } from './bot-api/script.ts';
export type { CallbackAnswer } from './chat/callbacks.ts';
export type { Person } from './person.ts';
export type { OpenedWebApp, PersonDriver } from './person-driver.ts';
export type { InlineAnswer, InlineButton, InlineResult, Message, Update } from './telegram.ts';
export type { Delivery } from './updates/deliveries.ts';

export type TelegramDeskOptions = {
  botToken: string;
  bot?: Partial<BotProfile>;
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  people?: readonly Person[];
  /** Titles of groups that everybody and the bot are in. */
  groups?: readonly string[];
  /** What the Mini App is told it runs on; `weba` by default, since the frame speaks as Telegram Web does. */
  webAppPlatform?: string;
  /** How a webhook that fails is tried again; Telegram's own pace by default. */
  webhookRetry?: Partial<RetrySettings>;
  log?: (line: string) => void;
  /** Milliseconds, as `Date.now`. */
  clock?: () => number;
};

export type TelegramDesk = {
  /** For Telegraf's `telegram.apiRoot`. */
  url: string;
  /** The chat page. */
  pageUrl: string;
  person(id: number): PersonDriver;
  addPerson(person: Person): PersonDriver;
  /** Every call of the Bot API so far, oldest first; optionally of one method. */
  calls(method?: string): Call[];
  /** Makes the next calls of a method fail, wait or hang. Returns the way to take it back. */
  script(script: Script): () => void;
  updates(): { pending: Update[]; history: Update[]; isPolled: boolean };
  /** Each attempt to hand an update to the bot, oldest first: what became of it, and when it is tried again. */
  deliveries(): Delivery[];
  /** Hex of the Ed25519 key that signs the `signature` of init data, in place of Telegram's published ones. */
  webAppPublicKey: string;
  /** Sends an update that no person here could cause, e.g. a malformed one. Gives back its number. */
  sendUpdate(content: Record<string, unknown>): number;
  /** Delivers an update again under its old number. */
  repeatUpdate(updateId: number): void;
  /** Ids of callback queries the bot has left without an answer. */
  unansweredCallbacks(): string[];
  close(): Promise<void>;
};

const DEFAULT_GROUPS = ['Друзья'];
const PAGE = fileURLToPath(new URL('../page/', import.meta.url));
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** A Telegram of one's own: the Bot API for a bot, people who write to it, and the page where one is such a person. */
export async function startTelegramDesk(options: TelegramDeskOptions): Promise<TelegramDesk> {
  const {
    port = 0,
    host = '127.0.0.1',
    clock = Date.now,
    people = DEFAULT_PEOPLE,
    groups = DEFAULT_GROUPS,
  } = options;
  const log = options.log ?? (() => undefined);
  const bot = createBot(options.botToken, options.bot);
  const events = createEvents();
  const conversations = createConversations({ bot: bot.user, clock, events });
  const callbacks = createCallbacks(clock);
  const files = createFiles();
  const inlineQueries = createInlineQueries(clock);
  const prepared = createPreparedMessages(clock);
  const rooms = createRooms({ conversations, events });
  const queue = createUpdateQueue(clock);
  const deliveries = createDeliveries({
    clock,
    onDelivery: (delivery) => events.emit({ kind: 'delivery', delivery }),
  });
  const polling = createPolling(queue, deliveries);
  const webhook = createWebhook({
    queue,
    retry: { ...TELEGRAM_RETRY, ...options.webhookRetry },
    clock,
    deliveries,
    onReply: ({ method, ...params }) => dispatcher.call(String(method), params, new AbortController().signal),
  });
  const scripts = createScripts();
  const dispatcher = createDispatcher({
    methods: {
      ...chatMethods({ bot, conversations, rooms, files }),
      ...sendingMethods({ conversations, rooms, files, events }),
      ...editingMethods({ conversations, rooms }),
      ...callbackMethods({ callbacks }),
      ...inlineMethods({ inlineQueries, prepared, conversations }),
      ...profileMethods({ bot, conversations, events }),
      ...updateMethods({ queue, polling, webhook }),
    },
    scripts,
    clock,
    log,
    onCall: (call) => events.emit({ kind: 'call', call }),
  });
  const actions = createPersonActions({
    bot,
    conversations,
    callbacks,
    inlineQueries,
    prepared,
    files,
    queue,
  });
  const signer = createInitDataSigner({ token: bot.token, botId: bot.user.id, clock });
  const opening = createOpening({ bot, signer, platform: options.webAppPlatform ?? 'weba' });
  for (const person of people) conversations.add(person);
  for (const title of groups) rooms.addGroup(title);

  const app = Fastify({
    bodyLimit: MAX_UPLOAD_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
  });
  app.setErrorHandler((error, _request, reply) => {
    const message = error instanceof Error ? error.message : String(error);
    const known = typeof error === 'object' && error !== null && 'statusCode' in error;
    // What a person on the desk can't do, e.g. write to a bot they have blocked, is thrown as a plain error.
    return reply.code(known ? Number(error.statusCode) : 400).send({ ok: false, description: message });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ ok: false, error_code: 404, description: 'Not Found' }),
  );
  await app.register(botApiRoutes, { bot, dispatcher, files });
  await app.register(deskRoutes, {
    bot,
    conversations,
    rooms,
    prepared,
    actions,
    opening,
    dispatcher,
    queue,
    deliveries,
    scripts,
    files,
    events,
  });
  await app.register(fastifyStatic, { root: PAGE, cacheControl: false });
  const url = await app.listen({ port, host });

  function person(id: number): PersonDriver {
    const chat = conversations.find(id);
    if (!chat) throw new Error(`There is no person ${id} on the desk`);
    return createPersonDriver({
      chat,
      rooms: () => rooms.of(chat.person),
      actions,
      events,
      signInitData: (initDataOptions) => opening.initData(chat, initDataOptions),
      openWebApp: (button, webAppOptions) => opening.openButton(chat, button, webAppOptions),
      commands: () => commandsFor(bot, id, chat.person.languageCode),
    });
  }

  return {
    url,
    pageUrl: `${url}/`,
    person,
    addPerson: (added) => person(conversations.add(added).person.id),
    calls: (method) => dispatcher.calls().filter((call) => method === undefined || call.method === method),
    script: (script) => scripts.add(script),
    updates: () => ({
      pending: structuredClone([...queue.pending()]),
      history: structuredClone([...queue.history()]),
      isPolled: polling.isWaiting(),
    }),
    deliveries: () => structuredClone([...deliveries.log()]),
    webAppPublicKey: signer.publicKey,
    sendUpdate: (content) => queue.pushAnything(content).update_id,
    repeatUpdate: (updateId) => queue.repeat(updateId),
    unansweredCallbacks: () => callbacks.unanswered(),
    close: async () => {
      webhook.close();
      polling.terminate();
      await app.close();
    },
  };
}
