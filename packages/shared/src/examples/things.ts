import type { Static } from 'typebox';
import type { Session } from '../auth.ts';
import type { Brand, BrandRef, BrandSummary, LineRef, Tobacco, TobaccoSummary } from '../catalog.ts';
import type { Failure } from '../envelope.ts';
import type { Notification } from '../notifications.ts';
import type { Share, SharedItem } from '../sharing.ts';
import type { User } from '../users.ts';
import type { WishlistItem } from '../wishlist.ts';

// What the documentation shows: one invented person, brand and tobacco, the same ones everywhere.

export const ITEM_ID = '019a7c1e-3f52-7d04-9a1b-5e8c2f6d7a90';
export const UNDO_TOKEN = '7b0f6c5a-94d1-4f0e-8a52-0c6d1e9b3f27';
export const LEASE_TOKEN = 'c3a9d8e4-1b76-4f25-b0d3-9e8f7a6c5b41';
export const SHARE_TOKEN = 'q1xvNwB5rT8yKd3mZpLsHa7c';
export const REFRESH_TOKEN = 'hT4kzq0c2bV7nYw9sJxL1pRfD8mAuE3gQiB6oKtN5vX';
export const CURSOR = 'mW3qH9sLxT5bKd7vWzQuNC4yLDEyMCwxN10';
export const CHAT_ID = 123_456_789;
export const UPDATE_ID = 812_345_678;
export const UPDATE = {
  update_id: UPDATE_ID,
  message: {
    message_id: 42,
    date: 1_769_000_000,
    chat: { id: CHAT_ID, type: 'private', first_name: 'Анна' },
    text: '/start',
  },
};

export const USER: User = {
  id: '019a7c1e-0b11-7c33-8d10-6f2a4b9c8d01',
  telegramId: CHAT_ID,
  firstName: 'Анна',
  lastName: null,
  username: 'anna_example',
  language: 'ru',
  languageChosen: false,
  createdAt: '2026-01-15T18:30:00.000Z',
};

export const SESSION: Session = {
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwMTlhN2MxZSJ9.c2lnbmF0dXJl',
  accessTokenExpiresAt: '2026-01-15T19:30:00.000Z',
  refreshToken: REFRESH_TOKEN,
  refreshTokenExpiresAt: '2026-02-14T18:30:00.000Z',
  user: USER,
};

export const BRAND_REF: BrandRef = { id: 3, slug: 'northern-smoke', name: 'Northern Smoke' };
export const LINE_REF: LineRef = { id: 7, slug: 'classic', name: 'Классика' };

export const TOBACCO_SUMMARY: TobaccoSummary = {
  id: 120,
  name: 'Зимний сад',
  altName: 'Winter Garden',
  brand: BRAND_REF,
  line: LINE_REF,
  imageUrl: 'https://catalogue.example.org/images/120.webp',
  rating: 4.4,
  ratingsCount: 315,
  strengthOfficial: 3,
  strengthByRatings: 2,
  status: 'in_production',
  tags: [{ id: 4, name: 'Мята', group: 'Вкус' }],
};

export const TOBACCO: Tobacco = {
  ...TOBACCO_SUMMARY,
  description: 'Мята, ель и немного клюквы.',
  url: 'https://catalogue.example.org/tobaccos/northern-smoke/classic/zimniy-sad',
  addedOn: '2024-11-02',
  checkedAt: '2026-01-15T02:14:09.000Z',
};

export const BRAND_SUMMARY: BrandSummary = {
  ...BRAND_REF,
  altName: 'Нортерн Смоук',
  country: 'Россия',
  imageUrl: 'https://catalogue.example.org/images/northern-smoke.webp',
  rating: 4.6,
  ratingsCount: 1840,
  tobaccosCount: 96,
};

export const BRAND: Brand = {
  ...BRAND_SUMMARY,
  description: 'Придуманный бренд.',
  status: 'in_production',
  url: 'https://catalogue.example.org/tobaccos/northern-smoke',
  lines: [
    {
      ...LINE_REF,
      description: null,
      strengthOfficial: 3,
      strengthByRatings: 3,
      status: 'in_production',
      rating: 4.5,
      tobaccosCount: 54,
    },
  ],
};

export const ITEM: WishlistItem = {
  id: ITEM_ID,
  tobacco: TOBACCO_SUMMARY,
  customName: null,
  state: 'purchased',
  priority: 2,
  note: 'В пару к мяте',
  verdict: null,
  rating: null,
  addedAt: '2026-01-10T17:00:00.000Z',
  purchasedAt: '2026-01-14T16:20:00.000Z',
  triedAt: null,
  version: 2,
};

export const CUSTOM_ITEM: WishlistItem = {
  ...ITEM,
  id: '019a7c1e-4a60-7e15-8b2c-6f9d3a7e8b02',
  tobacco: null,
  customName: 'Тот самый из гостей',
  state: 'wanted',
  priority: 0,
  note: null,
  purchasedAt: null,
  version: 1,
};

export const SHARE: Share = {
  id: '019a7c1e-5c71-7f26-9c3d-7a0e4b8f9c13',
  token: SHARE_TOKEN,
  title: 'На день рождения',
  createdAt: '2026-01-15T18:30:00.000Z',
  expiresAt: '2026-02-14T18:30:00.000Z',
  expired: false,
  claims: 1,
};

export const SHARED_ITEM: SharedItem = {
  id: ITEM_ID,
  tobacco: TOBACCO_SUMMARY,
  customName: null,
  state: 'wanted',
  priority: 2,
  claim: { firstName: 'Борис', mine: true },
};

export const NOTIFICATION: Notification = {
  leaseToken: LEASE_TOKEN,
  chatId: CHAT_ID,
  language: 'ru',
  entries: [{ kind: 'limited', tobacco: TOBACCO_SUMMARY, url: TOBACCO.url }],
  more: 0,
};

export const FAILURE: Static<typeof Failure> = {
  success: false,
  data: null,
  error: {
    code: 'VALIDATION_FAILED',
    message: 'body.rating must be <= 5',
    details: { fields: [{ path: 'body.rating', problem: 'must be <= 5' }] },
  },
};
