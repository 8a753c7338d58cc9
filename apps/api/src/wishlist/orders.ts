import { Prisma } from '@hookah/db/client';
import type { WishlistSort } from '@hookah/shared/closed-sets';
import type { Order } from '#src/paging/keyset.ts';

/** `counter`: as one looks for them in a shop, what is still wanted first within a line. */
export type WishlistOrder = WishlistSort | 'counter';

const ID = { value: Prisma.sql`i.id`, type: 'uuid' } as const;
const LAST = [{ value: Prisma.sql`i.added_at`, type: 'timestamptz' }, ID] as const;
/** Cut, so that the longest names in the widest letters still fit a cursor. */
const NAME = { value: Prisma.sql`left(lower(coalesce(t.name, i.custom_name)), 40)`, type: 'text' } as const;

export const ORDERS: Readonly<Record<WishlistOrder, Order>> = {
  added: { direction: 'DESC', keys: LAST },
  priority: { direction: 'DESC', keys: [{ value: Prisma.sql`i.priority`, type: 'int8' }, ...LAST] },
  rating: {
    direction: 'DESC',
    keys: [{ value: Prisma.sql`coalesce(t.rating, -1)`, type: 'float8' }, ...LAST],
  },
  name: { direction: 'ASC', keys: [NAME, ...LAST] },
  counter: {
    direction: 'ASC',
    keys: [
      { value: Prisma.sql`(b.id IS NULL)::int`, type: 'int8' },
      { value: Prisma.sql`coalesce(left(lower(b.name), 20), '')`, type: 'text' },
      { value: Prisma.sql`coalesce(b.id, 0)`, type: 'int8' },
      { value: Prisma.sql`(l.id IS NULL)::int`, type: 'int8' },
      { value: Prisma.sql`coalesce(left(lower(l.name), 20), '')`, type: 'text' },
      { value: Prisma.sql`coalesce(l.id, 0)`, type: 'int8' },
      { value: Prisma.sql`array_position(ARRAY['wanted', 'purchased', 'tried'], i.state)`, type: 'int8' },
      { value: Prisma.sql`left(lower(coalesce(t.name, i.custom_name)), 20)`, type: 'text' },
      ID,
    ],
  },
};
