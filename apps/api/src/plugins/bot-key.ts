import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ApiConfig } from '#src/config.ts';

export type IsBot = (request: Pick<FastifyRequest, 'headers'>) => boolean;

type Keys = Pick<ApiConfig, 'botApiKey' | 'previousSecrets'>;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared by digest, in constant time: neither the key nor its length shows in how long a refusal takes. */
export const hasBotKey = ({ botApiKey, previousSecrets }: Keys): IsBot => {
  const known = [botApiKey, previousSecrets.botApiKey].filter((key) => key !== null).map(digest);
  return ({ headers }) => {
    const given = headers['x-api-key'];
    if (typeof given !== 'string') return false;
    const asked = digest(given);
    return known.map((expected) => timingSafeEqual(asked, expected)).includes(true);
  };
};
