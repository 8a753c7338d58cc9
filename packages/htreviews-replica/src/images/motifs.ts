import type { TagGroup } from '#src/vocabulary.ts';
import {
  around,
  capsule,
  circle,
  glass,
  leaf,
  moved,
  ring,
  type Shape,
  turned,
  union,
  within,
  without,
} from './shapes.ts';

/** One layer of a drawing: what, and in which tone of the picture's palette. */
export type Layer = { shape: Shape; tone: 'light' | 'dark' | 'accent' | 'leaf' };

const light = (shape: Shape): Layer => ({ shape, tone: 'light' });
const dark = (shape: Shape): Layer => ({ shape, tone: 'dark' });
const accent = (shape: Shape): Layer => ({ shape, tone: 'accent' });
const green = (shape: Shape): Layer => ({ shape, tone: 'leaf' });

/** A slice of a citrus: eight wedges with gaps. */
const wedge: Shape = (x, y) => {
  const side = Math.abs(x) * Math.cos(Math.PI / 8) + y * Math.sin(Math.PI / 8) + 4;
  return Math.max(side, Math.sqrt(x * x + y * y) - 60, 12 - Math.sqrt(x * x + y * y));
};

const branch = (length: number, at: number, size: number): Shape =>
  union(
    capsule(0, 0, 0, -length, 4),
    capsule(0, -at, -size, -at - size, 3.5),
    capsule(0, -at, size, -at - size, 3.5),
  );

const berries: readonly (readonly [number, number])[] = [
  [0, -8],
  [-34, -22],
  [34, -22],
  [-18, 24],
  [18, 24],
  [0, 56],
];

/** What a flavour's picture shows, within some 80 pixels of the centre. */
export const MOTIFS: Record<TagGroup, readonly Layer[]> = {
  Цитрусовый: [light(circle(80)), accent(ring(76, 8)), accent(around(8, wedge))],
  Ягодный: [
    green(moved(turned(leaf(52, 26), -38), 0, -36)),
    green(moved(turned(leaf(52, 26), 38), 0, -36)),
    ...berries.flatMap(([x, y]) => [
      dark(circle(24, x, y)),
      accent(circle(21, x, y)),
      light(circle(5, x - 7, y - 8)),
    ]),
  ],
  Фруктовый: [
    dark(capsule(0, -28, 8, -70, 4)),
    green(moved(turned(leaf(50, 26), 62), 6, -54)),
    accent(union(circle(46, -24, 14), circle(46, 24, 14), circle(36, 0, 38))),
    light(moved(turned(leaf(46, 14), 24), -48, 28)),
  ],
  Экзотический: [
    green(around(7, moved(leaf(62, 20), 0, -34))),
    accent(circle(48)),
    dark(around(10, circle(4, 0, -32))),
    light(circle(17)),
  ],
  Освежающий: [light(around(6, branch(78, 42, 22))), light(ring(18, 5)), accent(circle(8))],
  Напиток: [
    dark(capsule(10, 30, 38, -88, 4)),
    light(glass(50, 36, 66)),
    accent(within(glass(44, 31, 60), (_, y) => -18 - y)),
    light(circle(7, -12, 18)),
    light(circle(5, 14, 2)),
    light(circle(5, 4, 38)),
  ],
  Десертный: [
    dark(within(glass(38, 2, 48), () => -1)),
    accent(union(circle(32, -24, -34), circle(32, 24, -34), circle(34, 0, -58))),
    light(circle(8, -12, -66)),
    green(turned(moved(leaf(34, 14), 0, -88), 18)),
  ].map((layer) => ({ ...layer, shape: moved(layer.shape, 0, 22) })),
  Выпечка: [
    dark(union(circle(70), around(14, circle(11, 0, -68)))),
    accent(union(circle(65), around(14, circle(8, 0, -67)))),
    dark(around(5, circle(9, 0, -40))),
    dark(moved(around(3, circle(7, 0, -14)), 2, 2)),
    light(around(7, circle(3.5, 0, -52))),
  ],
  Травяной: [
    dark(capsule(0, 78, 0, -30, 3.5)),
    green(moved(leaf(56, 26), 0, -26)),
    ...[-20, 12, 44].flatMap((y) => [
      green(moved(turned(leaf(54, 24), -52), 0, y)),
      green(moved(turned(leaf(54, 24), 52), 0, y)),
    ]),
  ],
  Пряный: [
    accent(around(8, moved(leaf(74, 24), 0, -6))),
    light(around(8, circle(6, 0, -46))),
    dark(circle(14)),
  ],
  Цветочный: [
    accent(around(6, circle(30, 0, -46))),
    light(around(6, moved(leaf(48, 12), 0, -20))),
    dark(circle(22)),
    light(circle(13)),
  ],
  Ореховый: [
    accent(union(circle(56, 0, 14), circle(14, 0, 66))),
    dark(within(circle(60, 0, 10), (_, y) => y + 4)),
    dark(capsule(0, -50, 8, -72, 6)),
    light(moved(turned(leaf(54, 14), 18), -34, 48)),
  ],
  Табачный: [
    green(moved(leaf(168, 92), 0, 80)),
    dark(
      union(
        capsule(0, 92, 0, -64, 3),
        ...[-30, 0, 30].flatMap((y) => [
          capsule(0, y + 12, -26, y - 10, 2),
          capsule(0, y + 12, 26, y - 10, 2),
        ]),
      ),
    ),
  ],
};

/** A brand's own sign: petals, ring and heart in numbers of its own. */
export function emblem(seed: number): readonly Layer[] {
  const petals = 5 + (seed % 6);
  const length = 52 + (seed % 5) * 6;
  const heart = without(circle(20 + (seed % 9)), circle(7 + (seed % 6)));
  return [
    accent(around(petals, moved(leaf(length, 22 + ((seed >>> 4) % 14)), 0, -18))),
    light(ring(86, 4)),
    light(around(petals, circle(6, 0, -86))),
    light(heart),
  ];
}
