type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb | null => {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex);
  if (match === null) return null;
  const [, red = '', green = '', blue = ''] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
};

const format = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (rgb: Rgb): number => {
  const [red, green, blue] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const ratio = (one: Rgb, other: Rgb): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** Contrast of two `#rrggbb` colours, 1 to 21; 1 when one of them is no such colour. */
export const contrast = (one: string, other: string): number => {
  const [first, second] = [parse(one), parse(other)];
  return first && second ? ratio(first, second) : 1;
};

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const STEPS = 50;

/**
 * The colour itself when it can be read against all of `others`; else the nearest shade of it, towards black or white,
 * that can. People make their own themes, and Telegram's own hint grey is too pale for small text on some of them.
 */
export const readable = (color: string, others: readonly string[], wanted = 4.5): string => {
  const from = parse(color);
  const against = others.map(parse).filter((other) => other !== null);
  if (from === null || against.length === 0) return color;
  const worst = (shade: Rgb) => Math.min(...against.map((other) => ratio(shade, other)));
  for (let step = 0; step <= STEPS; step += 1) {
    const shades = [BLACK, WHITE].map(
      (end) =>
        from.map((channel, i) => channel + ((end[i] ?? 0) - channel) * (step / STEPS)) as unknown as Rgb,
    );
    // Rounded first: what is painted is what has to be readable.
    const found = shades.map(format).find((shade) => worst(parse(shade) ?? from) >= wanted);
    if (found !== undefined) return found;
  }
  return worst(BLACK) > worst(WHITE) ? format(BLACK) : format(WHITE);
};
