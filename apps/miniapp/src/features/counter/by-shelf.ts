import type { WishlistItem } from '@hookah/shared/wishlist';
import { nameOf } from '#src/data/wishlist.ts';

/** What stands at the counter, from top to bottom. */
export type ShelfEntry =
  | { kind: 'brand'; key: string; name: string | null; left: number }
  | { kind: 'line'; key: string; name: string }
  | { kind: 'item'; key: string; item: WishlistItem; isFirst: boolean; isLast: boolean };

/** The same before and after the API has given the entry an id. */
export const keyOfItem = ({ tobacco, customName }: WishlistItem): string =>
  tobacco === null ? `own:${customName}` : `item:${tobacco.id}`;

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/**
 * The items as the shelves are sorted: brand by brand, line by line, by name. Ticked ones keep their place, or the next
 * touch would meet another row. What was written by hand comes last, under no brand.
 */
export const byShelf = (items: readonly WishlistItem[], language: string): ShelfEntry[] => {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const brandOf = (item: WishlistItem) => item.tobacco?.brand.name ?? '';
  const lineOf = (item: WishlistItem) => item.tobacco?.line?.name ?? '';
  const sorted = [...items].sort(
    (a, b) =>
      Number(a.tobacco === null) - Number(b.tobacco === null) ||
      compare(brandOf(a), brandOf(b)) ||
      compare(lineOf(a), lineOf(b)) ||
      compare(nameOf(a), nameOf(b)),
  );
  return grouped(sorted, (item) => String(item.tobacco?.brand.id ?? '')).flatMap((ofBrand): ShelfEntry[] => {
    const brand = ofBrand[0]?.tobacco?.brand ?? null;
    const key = `brand:${brand?.id ?? ''}`;
    const left = ofBrand.filter((item) => item.state === 'wanted').length;
    return [
      { kind: 'brand', key, name: brand?.name ?? null, left },
      ...grouped(ofBrand, (item) => String(item.tobacco?.line?.id ?? '')).flatMap((ofLine): ShelfEntry[] => {
        const line = ofLine[0]?.tobacco?.line ?? null;
        const rows = ofLine.map(
          (item, index): ShelfEntry => ({
            kind: 'item',
            key: keyOfItem(item),
            item,
            isFirst: index === 0,
            isLast: index === ofLine.length - 1,
          }),
        );
        return line === null ? rows : [{ kind: 'line', key: `${key}:${line.id}`, name: line.name }, ...rows];
      }),
    ];
  });
};
