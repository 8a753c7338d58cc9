import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { TEXTS } from '#src/texts/texts.ts';
import type { Voice } from '#src/views/view.ts';

export const UUID = '0193e0a2-7b1c-7f00-8000-00000000002a';

export const VOICES: readonly Voice[] = [
  { t: TEXTS.ru, miniAppUrl: 'https://app.example.org/' },
  { t: TEXTS.en, miniAppUrl: null },
];

export const tobacco = (changes: Partial<TobaccoSummary> = {}): TobaccoSummary => ({
  id: 1,
  name: 'Кола',
  altName: null,
  brand: { id: 1, slug: 'north', name: 'Север' },
  line: null,
  imageUrl: null,
  rating: null,
  ratingsCount: null,
  strengthOfficial: null,
  strengthByRatings: null,
  status: null,
  tags: [],
  ...changes,
});

export const item = (changes: Partial<WishlistItem> = {}): WishlistItem => ({
  id: UUID,
  tobacco: tobacco(),
  customName: null,
  state: 'wanted',
  priority: 0,
  note: null,
  verdict: null,
  rating: null,
  addedAt: '2026-01-01T00:00:00.000Z',
  purchasedAt: null,
  triedAt: null,
  version: 1,
  ...changes,
});

/** As long as anything foreign can be, with letters that grow when they are escaped. */
export const LONG = `${'👩‍👩‍👧‍👦'.repeat(5)}<b>&"${'ё&<'.repeat(100)}`;

export const longTobacco = (): TobaccoSummary =>
  tobacco({
    id: 2_147_483_647,
    name: LONG,
    altName: LONG,
    brand: { id: 1, slug: 'a', name: LONG },
    line: { id: 1, slug: 'b', name: LONG },
    rating: 4.6,
    ratingsCount: 123_456,
    strengthOfficial: 5,
    strengthByRatings: 4,
    status: 'discontinued',
    tags: Array.from({ length: 30 }, (_, index) => ({ id: index + 1, name: LONG, group: null })),
  });
