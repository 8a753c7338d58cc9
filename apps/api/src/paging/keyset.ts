import { Prisma } from '@hookah/db/client';
import type { Page } from '@hookah/shared/schema';
import type { Cursors, Place } from './cursor.ts';

/** What a list is ordered by, most telling first and unique in the end, all in one direction. */
export type Order = {
  direction: 'ASC' | 'DESC';
  keys: readonly { value: Prisma.Sql; type: 'float8' | 'int8' | 'text' | 'uuid' | 'timestamptz' }[];
};

const TYPES = {
  float8: Prisma.sql`float8`,
  int8: Prisma.sql`int8`,
  text: Prisma.sql`text`,
  uuid: Prisma.sql`uuid`,
  timestamptz: Prisma.sql`timestamptz`,
} as const;

const valuesOf = ({ keys }: Order) => Prisma.join(keys.map(({ value }) => value));

/** The rows behind `place`; all of them without one. */
export const isBehind = (order: Order, place: Place | null): Prisma.Sql => {
  if (place === null) return Prisma.sql`true`;
  const there = Prisma.join(
    order.keys.map(({ type }, index) => Prisma.sql`${place[index] ?? null}::${TYPES[type]}`),
  );
  return order.direction === 'DESC'
    ? Prisma.sql`(${valuesOf(order)}) < (${there})`
    : Prisma.sql`(${valuesOf(order)}) > (${there})`;
};

/** The row's own place, for the cursor. */
export const placeOf = (order: Order): Prisma.Sql => Prisma.sql`json_build_array(${valuesOf(order)})`;

export const orderBy = ({ keys, direction }: Order): Prisma.Sql => {
  const way = direction === 'DESC' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return Prisma.join(keys.map(({ value }) => Prisma.sql`${value} ${way}`));
};

/** A page out of `limit + 1` rows: the one too many tells that there is more. */
export const pageOf = <Row extends { place: Place }, T>(
  rows: readonly Row[],
  { limit, list, cursors, item }: { limit: number; list: unknown; cursors: Cursors; item: (row: Row) => T },
): Page<T> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last ? cursors.write(last.place, list) : null,
  };
};
