/** JSON Schemas of what the page and outside tests send; Fastify refuses the rest with a sentence. */

const text = { type: 'string' };
const id = { type: 'integer', minimum: 1 };

function body(properties: Record<string, unknown>, required: string[] = Object.keys(properties)) {
  return { schema: { body: { type: 'object', properties, required } } };
}

export const person = body(
  {
    id,
    firstName: { type: 'string', minLength: 1, maxLength: 64 },
    lastName: text,
    username: text,
    languageCode: text,
    isPremium: { type: 'boolean' },
  },
  ['id', 'firstName'],
);

export const group = body({ title: { type: 'string', minLength: 1, maxLength: 128 } });

/** A chat among people; without one it is the chat with the bot. */
const roomId = { type: 'integer', maximum: -1 };

export const message = body({ text, roomId }, ['text']);
export const sticker = body({ emoji: text });
export const press = body({ messageId: id, data: text, press: text, roomId }, ['messageId', 'data', 'press']);
export const inlineQuery = body({ query: text, offset: text });
export const inlineResult = body({ result: { type: 'object' }, query: text, roomId }, ['result', 'query']);
export const prepared = body({ roomId }, []);
export const block = body({ blocked: { type: 'boolean' } });
export const webApp = body(
  {
    url: { type: 'string', pattern: '^https?://' },
    text,
    colorScheme: { enum: ['light', 'dark'] },
    startParam: text,
    fromKeyboard: { type: 'boolean' },
  },
  ['url', 'text'],
);
export const webAppData = body({ data: { type: 'string', maxLength: 4096 }, buttonText: text });
export const customMethod = body({ method: text, params: { type: 'object' } });
export const script = body(
  {
    method: { type: 'string', minLength: 1 },
    times: id,
    chatId: { type: 'integer' },
    error_code: { type: 'integer', minimum: 400, maximum: 599 },
    description: text,
    retry_after: { type: 'integer', minimum: 0 },
    delayMs: { type: 'integer', minimum: 0 },
    hang: { type: 'boolean' },
    loseAnswer: { type: 'boolean' },
  },
  ['method'],
);
