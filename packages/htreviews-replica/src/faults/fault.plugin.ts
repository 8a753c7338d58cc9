import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { kindOf } from '#src/request-kind.ts';
import { changeBody } from './change-body.ts';
import type { Fault, FaultBox } from './fault.ts';
import { cutShort, dripping, endless } from './streams.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault that hits this request, if one does. */
    fault: Fault | undefined;
  }
}

/** Lets the armed faults act on every request: before the answer is made, or on its body. */
export function installFaults(app: FastifyInstance, faults: FaultBox): void {
  const closing = new AbortController();
  app.decorateRequest('fault', undefined);
  app.addHook('preClose', async () => closing.abort());

  // After the body is parsed, since what a POST asks for is told by its body.
  app.addHook('preHandler', async (request, reply) => {
    const { method, url, body } = request;
    request.fault = faults.take({ method, url, kind: kindOf(url, body) });
    return request.fault === undefined ? undefined : actBefore(request.fault, request, reply, closing.signal);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.fault === undefined || !(typeof payload === 'string' || Buffer.isBuffer(payload)))
      return payload;
    return actOnBody(request.fault, reply, payload, closing.signal);
  });
}

async function actBefore(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<unknown> {
  switch (fault.type) {
    case 'slow':
      // A closing server does not wait for its own slowness.
      await sleep(fault.ms, undefined, { signal }).catch(() => undefined);
      return undefined;
    case 'status':
      if (fault.retryAfter !== undefined) reply.header('retry-after', retryAfter(fault.retryAfter));
      return reply
        .code(fault.status)
        .type('text/html; charset=utf-8')
        .send(fault.body ?? `Error ${fault.status}`);
    case 'redirect-loop': {
      const url = new URL(request.url, 'http://replica');
      url.searchParams.set('hop', String(Number(url.searchParams.get('hop') ?? 0) + 1));
      return reply.redirect(`${url.pathname}${url.search}`, 302);
    }
    case 'huge':
      return reply.type('text/html; charset=utf-8').send(endless(fault.bytes));
    case 'reset':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return reply;
    default:
      return undefined;
  }
}

function actOnBody(
  fault: Fault,
  reply: FastifyReply,
  payload: string | Buffer,
  signal: AbortSignal,
): unknown {
  const bytes = Buffer.from(payload);
  if (fault.type === 'drip') {
    reply.removeHeader('content-length');
    return dripping(bytes, fault.bytes, fault.everyMs, signal);
  }
  if (fault.type === 'truncate') {
    reply.header('content-length', bytes.length);
    return cutShort(bytes, fault.share ?? 0.5);
  }
  const isJson = String(reply.getHeader('content-type')).startsWith('application/json');
  if (Buffer.isBuffer(payload) || (fault.type === 'json-as' && !isJson)) return payload;
  const { body, contentType } = changeBody(fault, payload);
  reply.header('content-length', Buffer.byteLength(body));
  if (contentType !== undefined) reply.type(contentType);
  return body;
}

const retryAfter = (value: number | Date): string =>
  typeof value === 'number' ? String(value) : value.toUTCString();
