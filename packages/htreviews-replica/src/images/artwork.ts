import type { TagGroup } from '#src/vocabulary.ts';
import { encodePng } from './png.ts';

export type Subject = {
  kind: 'brand' | 'line' | 'tobacco' | 'none';
  key: string;
  brandKey: string;
  group?: TagGroup;
};

export const SIZE = 400;
export function drawPicture(_subject: Subject): Buffer {
  return encodePng(new Uint8Array(SIZE * SIZE * 3).fill(180), SIZE);
}
