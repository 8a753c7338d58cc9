import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared by digest, in constant time: neither the key nor its length shows in how long a refusal takes. */
export const hasBotKey = (key: string) => {
  const expected = digest(key);
  return ({ headers }: Pick<FastifyRequest, 'headers'>): boolean => {
    const given = headers['x-api-key'];
    return typeof given === 'string' && timingSafeEqual(digest(given), expected);
  };
};
