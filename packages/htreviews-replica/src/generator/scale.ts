export type ScaleCounts = { brands: number; lines: number; tobaccos: number };
export type Scale = 'default' | 'full' | ScaleCounts;

const COUNTS: Record<'default' | 'full', ScaleCounts> = {
  default: { brands: 30, lines: 52, tobaccos: 480 },
  /** The size of the real site. */
  full: { brands: 272, lines: 471, tobaccos: 12_000 },
};

export function scaleCounts(scale: Scale): ScaleCounts {
  const counts = typeof scale === 'string' ? COUNTS[scale] : scale;
  const { brands, lines, tobaccos } = counts;
  if (!(brands >= 1 && lines >= brands && tobaccos >= lines)) {
    throw new Error('A scale needs at least one line a brand and one tobacco a line');
  }
  return counts;
}

/** The largest brand of the real site has about as many. */
const LARGEST_SHARE = 230;

/**
 * Splits `total` over `parts` as catalogues do: a few large ones, a long tail, at least one each.
 * No part passes LARGEST_SHARE unless all would.
 */
export function shares(total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1) ** 0.75);
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const limit = Math.max(LARGEST_SHARE, Math.ceil(total / parts));
  const result = weights.map((weight) =>
    Math.min(limit, 1 + Math.floor(((total - parts) * weight) / weightSum)),
  );
  let rest = total - result.reduce((sum, share) => sum + share, 0);
  for (let index = 0; rest > 0; index = (index + 1) % parts) {
    const share = result[index] ?? 0;
    if (share >= limit) continue;
    result[index] = share + 1;
    rest -= 1;
  }
  return result;
}
