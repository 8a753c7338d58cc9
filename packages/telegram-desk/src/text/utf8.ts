/** Telegram counts offsets of refusals and lengths of callback data in UTF-8 bytes. */
export const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

export const byteOffset = (text: string, at: number): number => byteLength(text.slice(0, at));
