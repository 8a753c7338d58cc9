import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import { AppError } from '@hookah/shared/errors';

/** Where the next page begins: the sort key of the last row of this one. */
export type Place = readonly (string | number)[];

export type Cursors = ReturnType<typeof createCursors>;

/**
 * Opaque, signed places in a list. A cursor fits only the sort and filters (`list`) it was made for, so nobody
 * builds one, and a changed filter is noticed instead of skipping rows.
 */
export const createCursors = (secret: string) => {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'cursor', 32)));

  const sign = (place: string, list: unknown): Buffer =>
    createHmac('sha256', key)
      .update(`${JSON.stringify(list)}\n${place}`)
      .digest()
      .subarray(0, 12);

  return {
    write: (place: Place, list: unknown): string => {
      const text = JSON.stringify(place);
      return Buffer.concat([sign(text, list), Buffer.from(text)]).toString('base64url');
    },

    /** @throws AppError CURSOR_INVALID */
    read: (cursor: string | undefined, list: unknown): Place | null => {
      if (cursor === undefined) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const text = bytes.subarray(12).toString();
      if (bytes.length <= 12 || !timingSafeEqual(bytes.subarray(0, 12), sign(text, list))) {
        throw new AppError('CURSOR_INVALID', 'This cursor is not of this list: start again without one');
      }
      return JSON.parse(text) as Place;
    },
  };
};
