/** A shape as its signed distance in pixels: below 0 inside, above 0 outside, around a centre at 0, 0. */
export type Shape = (x: number, y: number) => number;

/** Math.hypot guards against overflow and is ten times slower. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export const circle =
  (radius: number, cx = 0, cy = 0): Shape =>
  (x, y) =>
    length(x - cx, y - cy) - radius;

export const ring =
  (radius: number, width: number): Shape =>
  (x, y) =>
    Math.abs(length(x, y) - radius) - width / 2;

/** A line with round ends. */
export const capsule =
  (ax: number, ay: number, bx: number, by: number, radius: number): Shape =>
  (x, y) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    return length(x - ax - along * dx, y - ay - along * dy) - radius;
  };

export const roundedBox =
  (halfWidth: number, halfHeight: number, radius: number, cx = 0, cy = 0): Shape =>
  (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + radius;
    const dy = Math.abs(y - cy) - halfHeight + radius;
    return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };

/** A leaf or petal standing on its tip at 0, 0 and pointing up: two arcs that meet at both ends. */
export const leaf = (height: number, width: number): Shape => {
  const half = height / 2;
  const radius = (half * half + (width * width) / 4) / width;
  const offset = radius - width / 2;
  return (x, y) => length(Math.abs(x) + offset, y + half) - radius;
};

/** Wider at the top than at the bottom, as a glass. */
export const glass =
  (topHalf: number, bottomHalf: number, halfHeight: number): Shape =>
  (x, y) => {
    const share = (y + halfHeight) / (2 * halfHeight);
    return Math.max(Math.abs(x) - topHalf + share * (topHalf - bottomHalf), Math.abs(y) - halfHeight);
  };

export const moved =
  (shape: Shape, dx: number, dy: number): Shape =>
  (x, y) =>
    shape(x - dx, y - dy);

export const turned = (shape: Shape, degrees: number): Shape => {
  const [cos, sin] = [Math.cos((-degrees * Math.PI) / 180), Math.sin((-degrees * Math.PI) / 180)];
  return (x, y) => shape(x * cos - y * sin, x * sin + y * cos);
};

/** The same shape so many times around the centre; the shape itself points up. */
export const around = (count: number, shape: Shape): Shape => {
  const step = (2 * Math.PI) / count;
  return (x, y) => {
    const radius = length(x, y);
    const angle = Math.atan2(x, -y);
    const folded = angle - step * Math.round(angle / step);
    return shape(radius * Math.sin(folded), -radius * Math.cos(folded));
  };
};

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const shape of shapes) nearest = Math.min(nearest, shape(x, y));
    return nearest;
  };

export const within =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

export const without =
  (shape: Shape, cut: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -cut(x, y));
