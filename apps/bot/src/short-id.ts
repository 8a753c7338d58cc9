/** A UUID in 22 characters instead of 36: callback data has room for 64 bytes. */
export const shortId = (uuid: string): string =>
  Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');

/** Undefined when it isn't one. */
export const longId = (short: string): string | undefined => {
  if (!/^[A-Za-z0-9_-]{22}$/.test(short)) return undefined;
  const hex = Buffer.from(short, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
