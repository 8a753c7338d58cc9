import type { Colour } from './colour.ts';
import { encodePng } from './png.ts';
import type { Shape } from './shapes.ts';

/** A flat colour, or one that depends on the place. */
export type Paint = Colour | ((x: number, y: number) => Colour);

/** `reach`: how far from the centre, across and down, there is anything to fill. */
export type FillOptions = { opacity?: number; blur?: number; reach?: number };

export type Canvas = {
  /** Fills a shape with smooth edges; `blur` pixels of softness make a shadow. Coordinates are from the centre. */
  fill: (shape: Shape, paint: Paint, options?: FillOptions) => void;
  toPng: () => Buffer;
};

export function createCanvas(size: number): Canvas {
  const rgb = new Uint8ClampedArray(size * size * 3);
  const middle = (size - 1) / 2;

  return {
    fill: (shape, paint, { opacity = 1, blur = 1, reach = middle } = {}) => {
      const first = Math.max(0, Math.floor(middle - reach));
      const last = size - 1 - first;
      for (let row = first; row <= last; row += 1) {
        for (let column = first; column <= last; column += 1) {
          const [x, y] = [column - middle, row - middle];
          const distance = shape(x, y);
          const cover = Math.min(1, Math.max(0, 0.5 - distance / blur)) * opacity;
          if (cover === 0) {
            // Nothing of the shape is nearer than its distance; a tenth less, for shapes that are not exact.
            column += Math.max(0, Math.floor((distance - blur / 2) * 0.9) - 1);
            continue;
          }
          const [red, green, blue] = typeof paint === 'function' ? paint(x, y) : paint;
          const at = (row * size + column) * 3;
          rgb[at] = blend(rgb[at], red, cover);
          rgb[at + 1] = blend(rgb[at + 1], green, cover);
          rgb[at + 2] = blend(rgb[at + 2], blue, cover);
        }
      }
    },
    toPng: () => encodePng(new Uint8Array(rgb.buffer), size),
  };
}

const blend = (under: number | undefined, over: number, cover: number): number =>
  (under ?? 0) * (1 - cover) + over * cover;
