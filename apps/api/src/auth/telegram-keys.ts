import { createPublicKey, type KeyObject } from 'node:crypto';

/** Ed25519, in hex: https://core.telegram.org/bots/webapps#validating-data-for-third-party-use */
const PUBLISHED = new Map([
  ['production', 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d'],
  ['test', '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec'],
]);

/** The key of one of Telegram's environments, or the one given as 64 hex digits; null: it is neither. */
export const telegramKey = (name: string): KeyObject | null => {
  const hex = PUBLISHED.get(name) ?? name;
  if (!/^[0-9a-f]{64}$/i.test(hex)) return null;
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
};
