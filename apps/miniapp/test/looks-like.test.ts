// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { DIFFERENT_SHARE, differenceOf } from './looks-like.ts';

const SCALE = 2;
const kept = async (name: string) =>
  PNG.sync.read(await readFile(join(import.meta.dirname, `../../../docs/screenshots/${name}.png`)));

/** The picture with a part of it painted over in the colour beside it. */
const without = (picture: PNG, part: { x: number; y: number; width: number; height: number }): PNG => {
  const altered = new PNG({ width: picture.width, height: picture.height });
  picture.data.copy(altered.data);
  const pixel = (x: number, y: number) => (y * picture.width + x) * 4;
  for (let y = part.y * SCALE; y < (part.y + part.height) * SCALE; y += 1) {
    for (let x = part.x * SCALE; x < (part.x + part.width) * SCALE; x += 1) {
      picture.data.copy(
        altered.data,
        pixel(x, y),
        pixel((part.x - 1) * SCALE, y),
        pixel((part.x - 1) * SCALE, y) + 4,
      );
    }
  }
  return altered;
};

test.each(['light', 'dark'])(
  'a line of small print that is missing is seen, in the %s theme',
  async (theme) => {
    const whole = await kept(`miniapp-list-${theme}`);
    expect(differenceOf(whole, whole, SCALE).share).toBe(0);
    const lines = Array.from({ length: 8 }, (_, index) => 200 + index * 60);
    const shares = lines.map(
      (y) => differenceOf(without(whole, { x: 84, y, width: 240, height: 60 }), whole, SCALE).share,
    );
    expect(Math.min(...shares)).toBeGreaterThan(DIFFERENT_SHARE);
  },
);
