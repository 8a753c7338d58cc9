import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Bot } from '#src/bot.ts';
import { TOKEN_PATTERN } from '#src/bot.ts';
import type { Dispatcher, ReplyBody } from '#src/bot-api/dispatcher.ts';
import { BotApiError } from '#src/bot-api/error.ts';
import { readParams } from '#src/bot-api/read-params.ts';
import type { Files } from '#src/chat/files.ts';

type Deps = { bot: Bot; dispatcher: Dispatcher; files: Files };
type MethodRequest = FastifyRequest<{ Params: { token: string; method: string } }>;

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`, as on api.telegram.org. */
export async function botApiRoutes(app: FastifyInstance, { bot, dispatcher, files }: Deps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.route({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    handler: async (request: MethodRequest, reply) => {
      const refusal = checkToken(request.params.token, bot.token);
      if (refusal) return reply.code(refusal.error_code).send(refusal);
      return answer(request, reply);
    },
  });

  app.get<{ Params: { token: string; '*': string } }>('/file/bot:token/*', async (request, reply) => {
    const refusal = checkToken(request.params.token, bot.token);
    if (refusal) return reply.code(refusal.error_code).send(refusal);
    const file = files.find(request.params['*'].replace(/^photos\//, ''));
    if (!file) return reply.code(404).send(failure(404, 'Not Found'));
    if ('url' in file) return reply.redirect(file.url);
    return reply.type(file.type || 'application/octet-stream').send(Buffer.from(file.bytes));
  });

  async function answer(request: MethodRequest, reply: FastifyReply): Promise<FastifyReply> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const query = request.url.split('?')[1] ?? '';
      const params = await readParams(query, request.headers['content-type'] ?? '', body);
      const result = await dispatcher.call(request.params.method, params, gone.signal);
      if (result.kind === 'answer') return reply.code(result.status).send(result.body);
      if (result.kind === 'lose') request.raw.socket.destroy();
      return reply.hijack();
    } catch (error) {
      if (!(error instanceof BotApiError)) throw error;
      return reply.code(error.code).send(failure(error.code, error.message));
    }
  }
}

function checkToken(given: string, own: string): Extract<ReplyBody, { ok: false }> | undefined {
  if (given === own) return undefined;
  return TOKEN_PATTERN.test(given) ? failure(401, 'Unauthorized') : failure(404, 'Not Found');
}

function failure(code: number, description: string): Extract<ReplyBody, { ok: false }> {
  return { ok: false, error_code: code, description };
}
