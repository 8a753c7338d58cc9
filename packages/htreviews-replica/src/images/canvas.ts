import type { Colour } from './colour.ts';
import { encodePng } from './png.ts';
import type { Shape } from './shapes.ts';

/** A flat colour, or one that depends on the place. */
export type Paint = Colour | ((x: number, y: number) => Colour);

/** In units: `blur` is the softness of the edge, one pixel if not said; `reach` how far from the centre there is anything to fill. */
export type FillOptions = { opacity?: number; blur?: number; reach?: number };

export type Canvas = {
  /** Fills a shape with smooth edges; a blur makes a shadow. Coordinates are from the centre. */
  fill: (shape: Shape, paint: Paint, options?: FillOptions) => void;
  toPng: () => Buffer;
};

/** A square of so many pixels, drawn in units of which there are so many across. */
export function createCanvas(pixels: number, units: number): Canvas {
  const rgb = new Uint8ClampedArray(pixels * pixels * 3);
  const middle = (pixels - 1) / 2;
  const unit = units / pixels;

  return {
    fill: (shape, paint, { opacity = 1, blur = unit, reach = units } = {}) => {
      const first = Math.max(0, Math.floor(middle - reach / unit));
      const last = pixels - 1 - first;
      for (let row = first; row <= last; row += 1) {
        const y = (row - middle) * unit;
        for (let column = first; column <= last; column += 1) {
          const x = (column - middle) * unit;
          const distance = shape(x, y);
          const cover = Math.min(1, Math.max(0, 0.5 - distance / blur)) * opacity;
          if (cover === 0) {
            // Nothing of the shape is nearer than its distance; a tenth less, for shapes that are not exact.
            column += Math.max(0, Math.floor(((distance - blur / 2) * 0.9) / unit) - 1);
            continue;
          }
          const colour = typeof paint === 'function' ? paint(x, y) : paint;
          const at = (row * pixels + column) * 3;
          rgb[at] = blend(rgb[at], colour[0], cover);
          rgb[at + 1] = blend(rgb[at + 1], colour[1], cover);
          rgb[at + 2] = blend(rgb[at + 2], colour[2], cover);
        }
      }
    },
    toPng: () => encodePng(new Uint8Array(rgb.buffer), pixels),
  };
}

const blend = (under: number | undefined, over: number, cover: number): number =>
  (under ?? 0) * (1 - cover) + over * cover;
