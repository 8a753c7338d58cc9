import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Opaque, 256 bits. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** What is stored: who reads the table can't use it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * The next token of a family follows from the one before it and a secret, so that a client whose answer was lost
 * gets the same successor again though nobody stored it.
 */
export const createSuccession = (secret: string) => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'refresh token succession', 32));
  return (token: string): string => createHmac('sha256', key).update(token).digest('base64url');
};
