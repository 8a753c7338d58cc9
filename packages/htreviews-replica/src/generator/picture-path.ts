import { hashText } from './random.ts';

/** Pictures lie under one of seven folders with a name of 32 or, for older ones, 40 hex digits. */
export function picturePath(key: string): string {
  const digits = Array.from({ length: 5 }, (_, part) =>
    hashText(`${key}#${part}`).toString(16).padStart(8, '0'),
  );
  const folder = (hashText(key) % 7) + 1;
  const name = digits.join('').slice(0, hashText(key) % 4 === 0 ? 40 : 32);
  return `uploads/objects/${folder}/${name}.webp`;
}
