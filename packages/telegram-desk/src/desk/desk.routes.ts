import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Bot } from '#src/bot.ts';
import type { Dispatcher } from '#src/bot-api/dispatcher.ts';
import type { Script, Scripts } from '#src/bot-api/script.ts';
import { type Conversation, type Conversations, findEntry } from '#src/chat/conversations.ts';
import type { Files } from '#src/chat/files.ts';
import type { PersonActions } from '#src/chat/person-actions.ts';
import type { PreparedMessages } from '#src/chat/prepared.ts';
import type { Room, Rooms } from '#src/chat/rooms.ts';
import type { Events } from '#src/events.ts';
import type { Opening } from '#src/mini-app/opening.ts';
import type { ColorScheme } from '#src/mini-app/themes.ts';
import type { Person } from '#src/person.ts';
import type { InlineResult } from '#src/telegram.ts';
import type { Deliveries } from '#src/updates/deliveries.ts';
import type { UpdateQueue } from '#src/updates/queue.ts';
import { invokeCustomMethod } from './cloud-storage.ts';
import * as schemas from './desk.schemas.ts';
import { DeskError } from './desk-error.ts';
import { chatView, deskView } from './view.ts';

type Deps = {
  bot: Bot;
  conversations: Conversations;
  rooms: Rooms;
  prepared: PreparedMessages;
  actions: PersonActions;
  opening: Opening;
  dispatcher: Dispatcher;
  queue: UpdateQueue;
  deliveries: Deliveries;
  scripts: Scripts;
  files: Files;
  events: Events;
};

/** The page asks again by itself; a request that never ends would hold one of the browser's few connections. */
const PATIENCE_MS = 10_000;

type OfPerson<Body> = { Params: { id: string }; Body: Body };
type PressRequest = { messageId: number; data: string; press: string; roomId?: number };
type WebAppRequest = {
  url: string;
  text: string;
  colorScheme?: ColorScheme;
  startParam?: string;
  fromKeyboard?: boolean;
};

/** What the page, and tests that are not in this process, drive the desk by. */
export async function deskRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const {
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
  } = deps;

  function chatOf(id: string): Conversation {
    const chat = conversations.find(Number(id));
    if (!chat) throw new DeskError(404, `There is no person ${id}`);
    return chat;
  }

  /** The room a request names; undefined when it means the chat with the bot. */
  function roomOf(chat: Conversation, id: number | undefined): Room | undefined {
    if (id === undefined) return undefined;
    const room = rooms.of(chat.person).find((one) => one.id === id);
    if (!room) throw new DeskError(404, `There is no chat ${id}`);
    return room;
  }

  app.get('/desk', async () =>
    deskView(
      bot,
      conversations.all().map(({ person }) => person),
    ),
  );
  app.post<{ Body: Person }>('/desk/people', schemas.person, async ({ body }, reply) =>
    reply.code(201).send(conversations.add(body).person),
  );
  app.post<{ Body: { title: string } }>('/desk/groups', schemas.group, async ({ body }, reply) =>
    reply.code(201).send({ id: rooms.addGroup(body.title).id }),
  );
  app.get<OfPerson<never>>('/desk/people/:id', async ({ params }) => {
    const chat = chatOf(params.id);
    return chatView(bot, chat, rooms.of(chat.person));
  });
  app.get<{ Params: { id: string; roomId: string } }>(
    '/desk/people/:id/rooms/:roomId',
    async ({ params }) => {
      const room = roomOf(chatOf(params.id), Number(params.roomId));
      return { messages: room?.entries.map(({ message }) => message) };
    },
  );

  app.post<OfPerson<{ text: string; roomId?: number }>>(
    '/desk/people/:id/messages',
    schemas.message,
    async ({ params, body }, reply) => {
      const chat = chatOf(params.id);
      return reply.code(201).send(actions.sendText(chat, body.text, roomOf(chat, body.roomId)));
    },
  );
  app.post<OfPerson<{ emoji: string }>>(
    '/desk/people/:id/stickers',
    schemas.sticker,
    async ({ params, body }, reply) =>
      reply.code(201).send(actions.sendSticker(chatOf(params.id), body.emoji)),
  );
  app.post<OfPerson<PressRequest>>(
    '/desk/people/:id/presses',
    schemas.press,
    async ({ params, body }, reply) => {
      const chat = chatOf(params.id);
      const room = roomOf(chat, body.roomId);
      const entry = findEntry(room ?? chat, body.messageId);
      if (!entry) throw new DeskError(404, 'There is no such message');
      // The answer goes out as an event: a request that waited for it would hold one of the browser's few connections.
      void actions
        .press(chat, entry.message, body.data, room)
        .then((answer) => events.emit({ kind: 'answer', chatId: chat.person.id, press: body.press, answer }));
      return reply.code(202).send();
    },
  );
  app.post<OfPerson<{ query: string; offset: string }>>(
    '/desk/people/:id/inline-queries',
    schemas.inlineQuery,
    async ({ params, body }, reply) => {
      const late = sleep(PATIENCE_MS, undefined, { ref: false });
      const answer = await Promise.race([
        actions.inlineQuery(chatOf(params.id), body.query, body.offset),
        late,
      ]);
      if (!answer) throw new DeskError(504, 'The bot did not answer');
      return reply.send(answer);
    },
  );
  app.post<OfPerson<{ result: InlineResult; query: string; roomId?: number }>>(
    '/desk/people/:id/inline-results',
    schemas.inlineResult,
    async ({ params, body }, reply) => {
      const chat = chatOf(params.id);
      const room = roomOf(chat, body.roomId);
      return reply.code(201).send(actions.chooseInline(chat, body.result, body.query, room));
    },
  );

  type OfPrepared<Body> = { Params: { id: string; preparedId: string }; Body: Body };
  app.get<OfPrepared<never>>('/desk/people/:id/prepared/:preparedId', async ({ params }) => {
    const chat = chatOf(params.id);
    const message = prepared.find(params.preparedId, chat.person.id);
    if (!message) throw new DeskError(404, 'There is no such prepared message, or not any more');
    return { result: message.result, kinds: message.kinds };
  });
  app.post<OfPrepared<{ roomId?: number }>>(
    '/desk/people/:id/prepared/:preparedId',
    schemas.prepared,
    async ({ params, body }, reply) => {
      const chat = chatOf(params.id);
      const room = roomOf(chat, body.roomId);
      return reply.code(201).send(actions.sendPrepared(chat, params.preparedId, room));
    },
  );
  app.post<OfPerson<{ blocked: boolean }>>(
    '/desk/people/:id/block',
    schemas.block,
    async ({ params, body }, reply) => {
      if (body.blocked) actions.block(chatOf(params.id));
      else actions.unblock(chatOf(params.id));
      return reply.code(204).send();
    },
  );

  app.post<OfPerson<WebAppRequest>>('/desk/people/:id/web-app', schemas.webApp, async ({ params, body }) =>
    opening.open(chatOf(params.id), { text: body.text, url: body.url }, body),
  );
  app.post<OfPerson<{ data: string; buttonText: string }>>(
    '/desk/people/:id/web-app-data',
    schemas.webAppData,
    async ({ params, body }, reply) =>
      reply.code(201).send(actions.sendWebAppData(chatOf(params.id), body.data, body.buttonText)),
  );
  app.post<OfPerson<Record<string, never>>>('/desk/people/:id/write-access', async ({ params }, reply) => {
    actions.allowWriting(chatOf(params.id));
    return reply.code(204).send();
  });
  app.post<OfPerson<{ method: string; params: Record<string, unknown> }>>(
    '/desk/people/:id/custom-method',
    schemas.customMethod,
    async ({ params, body }) => invokeCustomMethod(chatOf(params.id).cloudStorage, body.method, body.params),
  );

  app.get('/desk/calls', async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(dispatcher.calls(), withoutBytes)),
  );
  app.get('/desk/deliveries', async () => deliveries.log());
  app.post<{ Params: { updateId: string } }>('/desk/updates/:updateId/repeat', async ({ params }, reply) => {
    queue.repeat(Number(params.updateId));
    return reply.code(204).send();
  });
  app.post<{ Body: Script }>('/desk/script', schemas.script, async ({ body }, reply) => {
    scripts.add(body);
    return reply.code(204).send();
  });

  app.get<{ Params: { fileId: string } }>('/desk/files/:fileId', async ({ params }, reply) => {
    const file = files.find(params.fileId);
    if (!file) throw new DeskError(404, 'There is no such file');
    if ('url' in file) return reply.redirect(file.url);
    return reply.type(file.type || 'application/octet-stream').send(Buffer.from(file.bytes));
  });

  app.get('/desk/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('retry: 500\n\n');
    const unsubscribe = events.subscribe((event) =>
      reply.raw.write(`data: ${JSON.stringify(event, withoutBytes)}\n\n`),
    );
    request.raw.once('close', unsubscribe);
  });
}

function withoutBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `${value.length} bytes` : value;
}
