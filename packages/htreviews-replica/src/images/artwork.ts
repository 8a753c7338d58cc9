import { hashText } from '#src/generator/random.ts';
import { groupColor, type TagGroup } from '#src/vocabulary.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { BLACK, type Colour, hex, hsl, mix, WHITE } from './colour.ts';
import { emblem, type Layer, MOTIFS } from './motifs.ts';
import { around, capsule, circle, moved, ring, roundedBox, type Shape } from './shapes.ts';

export type Subject = {
  kind: 'brand' | 'line' | 'tobacco' | 'none';
  /** Two pictures differ when their keys do. */
  key: string;
  /** One brand's pictures share a hue. */
  brandKey: string;
  group?: TagGroup;
};

/** What the drawings are measured in, across the whole picture. */
const SIZE = 400;
/** As many as a phone shows of a picture in a list or a sheet; drawing time goes with their square. */
const PIXELS = 300;
/** No motif or emblem draws further from its centre than this. */
const MOTIF_REACH = 100;
const EVERYWHERE: Shape = () => -SIZE;

/** A product picture of 300 × 300, as PNG. */
export function drawPicture(subject: Subject): Buffer {
  const canvas = createCanvas(PIXELS, SIZE);
  const brandSeed = hashText(`brand ${subject.brandKey}`);
  const seed = hashText(subject.key);
  const hue = brandSeed % 360;
  switch (subject.kind) {
    case 'none':
      drawNothing(canvas);
      break;
    case 'brand':
      drawBadge(canvas, hue, emblem(brandSeed));
      break;
    case 'line':
      drawPouch(canvas, hue, hsl((hue + (seed % 120)) % 360, 0.45, 0.42), emblem(brandSeed));
      break;
    case 'tobacco': {
      const colour = subject.group === undefined ? hsl(hue, 0.2, 0.5) : hex(groupColor(subject.group));
      const layers = subject.group === undefined ? emblem(brandSeed) : MOTIFS[subject.group];
      if (brandSeed % 3 === 0) drawPouch(canvas, hue, colour, layers);
      else drawTin(canvas, hue, colour, layers, seed);
    }
  }
  return canvas.toPng();
}

function drawNothing(canvas: Canvas): void {
  canvas.fill(EVERYWHERE, [236, 234, 231]);
  canvas.fill(around(24, circle(5, 0, -110)), [205, 200, 194]);
  canvas.fill(ring(60, 14), [214, 209, 203]);
  canvas.fill(capsule(-60, 60, 60, -60, 8), [214, 209, 203]);
}

/** A dark round sign of the brand. */
function drawBadge(canvas: Canvas, hue: number, layers: readonly Layer[]): void {
  const [bright, deep, print] = [hsl(hue, 0.36, 0.34), hsl(hue, 0.42, 0.2), hsl(hue, 0.4, 0.62)];
  canvas.fill(EVERYWHERE, (x, y) => mix(bright, deep, Math.min(1, Math.hypot(x, y + 60) / 300)));
  canvas.fill(ring(160, 3), print, { opacity: 0.8 });
  canvas.fill(ring(148, 1.5), print, { opacity: 0.6 });
  drawLayers(canvas, layers, hsl((hue + 40) % 360, 0.62, 0.64), 1.3, 0);
}

/** A tin seen from above: shadow, metal rim, printed lid. */
function drawTin(canvas: Canvas, hue: number, colour: Colour, layers: readonly Layer[], seed: number): void {
  drawTable(canvas, hue);
  canvas.fill(circle(162, 8, 20), BLACK, { opacity: 0.34, blur: 46 });
  canvas.fill(circle(164), (x, y) => {
    const shine = 0.5 + 0.5 * Math.cos(2 * (Math.atan2(y, x) + 2.2));
    return mix([132, 128, 124], [244, 242, 238], shine);
  });
  canvas.fill(ring(150, 3), BLACK, { opacity: 0.28, blur: 3 });
  const [lid, label] = [printed(hue), mix(colour, WHITE, 0.62)];
  canvas.fill(circle(147), (x, y) => lit(lid, x, y, 147));
  canvas.fill(circle(108), (x, y) => lit(label, x, y, 220));
  canvas.fill(ring(108, 3), WHITE, { opacity: 0.8 });
  canvas.fill(around(36 + (seed % 3) * 8, capsule(0, -122, 0, -134, 1.4)), WHITE, { opacity: 0.55 });
  drawLayers(canvas, layers, colour, 1.1, 0);
}

/** A standing pouch with a label. */
function drawPouch(canvas: Canvas, hue: number, colour: Colour, layers: readonly Layer[]): void {
  drawTable(canvas, hue);
  canvas.fill(roundedBox(122, 158, 26, 10, 22), BLACK, { opacity: 0.32, blur: 46 });
  const print = printed(hue);
  canvas.fill(roundedBox(122, 168, 20), (x, y) => lit(print, x, y, 300));
  canvas.fill(roundedBox(122, 20, 16, 0, -148), mix(print, BLACK, 0.25));
  canvas.fill(capsule(-112, -122, 112, -122, 1.2), WHITE, { opacity: 0.4 });
  canvas.fill(circle(15, 0, -149), mix(print, BLACK, 0.55));
  canvas.fill(roundedBox(104, 104, 18, 0, 18), mix(colour, WHITE, 0.62));
  canvas.fill(roundedBox(60, 5, 5, 0, 143), WHITE, { opacity: 0.75 });
  canvas.fill(roundedBox(4, 150, 4, -100, 6), WHITE, { opacity: 0.16, blur: 12 });
  drawLayers(canvas, layers, colour, 1.02, 18);
}

function drawTable(canvas: Canvas, hue: number): void {
  const [near, far] = [hsl(hue, 0.3, 0.93), hsl((hue + 24) % 360, 0.26, 0.76)];
  canvas.fill(EVERYWHERE, (x, y) => mix(near, far, (x + y + SIZE) / (2 * SIZE)));
}

const printed = (hue: number): Colour => hsl(hue, 0.38, 0.3);

/** Light from the upper left. */
const lit = (colour: Colour, x: number, y: number, reach: number): Colour => {
  const slope = (x + y) / (2 * reach);
  return slope < 0
    ? mix(colour, WHITE, Math.min(0.22, -slope * 0.3))
    : mix(colour, BLACK, Math.min(0.26, slope * 0.34));
};

function drawLayers(
  canvas: Canvas,
  layers: readonly Layer[],
  colour: Colour,
  scale: number,
  down: number,
): void {
  const tones: Record<Layer['tone'], Colour> = {
    light: [255, 251, 240],
    dark: mix(colour, BLACK, 0.55),
    accent: mix(colour, BLACK, 0.06),
    leaf: [92, 138, 74],
  };
  for (const { shape, tone } of layers) {
    const placed = moved((x, y) => shape(x / scale, y / scale) * scale, 0, down);
    const colourOfTone = tones[tone];
    canvas.fill(placed, (x, y) => lit(colourOfTone, x, y - down, 160), {
      reach: MOTIF_REACH * scale + down,
    });
  }
}
