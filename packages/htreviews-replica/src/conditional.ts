import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Which validator answers carry; whether the real site gives one is not known. */
export type Validator = 'none' | 'etag' | 'last-modified';

export type Conditional = {
  set: (validator: Validator) => void;
  current: () => Validator;
};

/** What a resource said last, and the second since when it says so. */
type Version = { tag: string; since: number };

/** Answers to GET and HEAD carry the validator of the moment, and a client that has this very version gets 304. */
export function installConditional(app: FastifyInstance, initial: Validator): Conditional {
  let validator = initial;
  const versions = new Map<string, Version>();

  const versionOf = (url: string, payload: string | Buffer): Version => {
    const tag = `"${createHash('sha1').update(payload).digest('base64url')}"`;
    const known = versions.get(url);
    if (known?.tag === tag) return known;
    // Dates tell seconds apart: a second change within one counts as the next second's, or nobody would see it.
    const since = Math.max(Math.floor(Date.now() / 1_000), (known?.since ?? 0) + 1);
    const version = { tag, since };
    versions.set(url, version);
    return version;
  };

  app.addHook('onSend', async (request, reply, payload) => {
    if (validator === 'none' || !isVersioned(request, reply)) return payload;
    if (!(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload;
    const version = versionOf(request.url, payload);
    if (validator === 'etag') reply.header('etag', version.tag);
    else reply.header('last-modified', new Date(version.since * 1_000).toUTCString());
    if (!isCurrent(request, validator, version)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });

  return {
    set: (next) => {
      validator = next;
    },
    current: () => validator,
  };
}

const isVersioned = ({ method }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  (method === 'GET' || method === 'HEAD') && statusCode === 200;

/** RFC 9110, 13.2.2: a date counts only where no tag was sent; what we did not give we do not compare. */
function isCurrent({ headers }: FastifyRequest, validator: Validator, { tag, since }: Version): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || (validator === 'etag' && listsTag(tags, tag));
  if (validator !== 'last-modified') return false;
  const copyOf = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(copyOf) && copyOf >= since * 1_000;
}

/** Weakly, as the RFC wants it for this header: W/ makes no difference. */
const listsTag = (list: string, tag: string): boolean =>
  list.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
