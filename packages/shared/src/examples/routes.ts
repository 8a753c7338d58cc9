import type { AlertPreferences } from '../alerts.ts';
import type { TobaccoFacets } from '../catalog.ts';
import type { WishlistStats } from '../wishlist-views.ts';
import {
  BRAND,
  BRAND_REF,
  BRAND_SUMMARY,
  CHAT_ID,
  CURSOR,
  CUSTOM_ITEM,
  ITEM,
  ITEM_ID,
  LEASE_TOKEN,
  LINE_REF,
  NOTIFICATION,
  REFRESH_TOKEN,
  SESSION,
  SHARE,
  SHARE_TOKEN,
  SHARED_ITEM,
  TOBACCO,
  TOBACCO_SUMMARY,
  UNDO_TOKEN,
  UPDATE,
  UPDATE_ID,
  USER,
} from './things.ts';

/** What a route is sent and what it answers with; a file instead of an envelope by its media types. */
export type RouteExample = { body?: unknown } & ({ data: unknown } | { files: Record<string, unknown> });

const FACETS: TobaccoFacets = {
  brands: [{ slug: BRAND_REF.slug, name: BRAND_REF.name, count: 12 }],
  tags: [{ id: 4, name: 'Мята', group: 'Вкус', count: 9 }],
  strength: [{ value: 3, count: 12 }],
  strengthByRatings: [{ value: 2, count: 8 }],
  statuses: [{ value: 'in_production', count: 11 }],
  countries: [{ value: 'Россия', count: 12 }],
  total: 12,
  isExact: true,
};

const STATS: WishlistStats = {
  total: 2,
  states: { wanted: 1, purchased: 1, tried: 0 },
  verdicts: { again: 0, fine: 0, never: 0 },
  brands: [{ brand: BRAND_REF, items: 1, tried: 0 }],
  strengths: [
    { strength: 3, items: 1 },
    { strength: null, items: 1 },
  ],
  months: [{ month: '2026-01', added: 2, purchased: 1, tried: 0 }],
};

const ALERTS: AlertPreferences = {
  muted: false,
  digestHour: 12,
  quietHours: { from: 22, to: 9 },
  timeZone: 'Europe/Moscow',
};

const INIT_DATA = `query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A${CHAT_ID}%2C%22first_name%22%3A%22%D0%90%D0%BD%D0%BD%D0%B0%22%7D&auth_date=1768501800&signature=c2ln&hash=${'0f'.repeat(32)}`;
const COUNTS = { wanted: 1, purchased: 1, tried: 0 };
const RESTORABLE_UNTIL = '2026-02-14T18:30:00.000Z';
const LEASED_UNTIL = '2026-01-15T18:30:10.000Z';
const CLAIM = { id: ITEM_ID, claim: SHARED_ITEM.claim };
const FOLLOWED_AT = '2026-01-12T12:00:00.000Z';
const FOLLOWS = {
  brands: [{ brand: BRAND_REF, followedAt: FOLLOWED_AT }],
  lines: [{ line: LINE_REF, brand: BRAND_REF, followedAt: FOLLOWED_AT }],
};

/** By method and path under the API's prefix, for every route there is: a test sees to it. */
export const ROUTE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /health/live': { data: { status: 'live' } },
  'GET /health/ready': { data: { status: 'ready', database: 'up', redis: 'none', replica: 'none' } },
  'POST /auth/validate': { body: { initData: INIT_DATA }, data: SESSION },
  'POST /auth/refresh': { body: { refreshToken: REFRESH_TOKEN }, data: SESSION },
  'POST /auth/logout': { body: { refreshToken: REFRESH_TOKEN }, data: null },
  'POST /auth/logout-everywhere': { data: null },
  'GET /users/me': { data: USER },
  'PATCH /users/me': { body: { language: 'ru' }, data: USER },
  'DELETE /users/me': { data: null },
  'GET /users/me/alerts': { data: ALERTS },
  'PATCH /users/me/alerts': { body: { digestHour: 12, quietHours: { from: 22, to: 9 } }, data: ALERTS },
  'GET /tobaccos': { data: { items: [TOBACCO_SUMMARY], nextCursor: CURSOR } },
  'GET /tobaccos/facets': { data: FACETS },
  'GET /tobaccos/:id': { data: TOBACCO },
  'GET /brands': { data: { items: [BRAND_SUMMARY], nextCursor: null } },
  'GET /brands/:slug': { data: BRAND },
  'GET /tags': { data: { items: [{ id: 4, name: 'Мята', group: 'Вкус', tobaccosCount: 310 }] } },
  'GET /wishlist': { data: { items: [ITEM, CUSTOM_ITEM], nextCursor: null, counts: COUNTS } },
  'DELETE /wishlist': {
    data: { removed: 2, undoToken: UNDO_TOKEN, restorableUntil: RESTORABLE_UNTIL },
  },
  'GET /wishlist/removed': {
    data: {
      items: [{ item: ITEM, removedAt: '2026-01-15T18:30:00.000Z', restorableUntil: RESTORABLE_UNTIL }],
      nextCursor: null,
    },
  },
  'POST /wishlist/restore': { body: { undoToken: UNDO_TOKEN }, data: { restored: 2 } },
  'POST /wishlist/items': {
    body: { tobaccoId: TOBACCO.id },
    data: { item: { ...ITEM, state: 'wanted', note: null, purchasedAt: null, version: 1 }, created: true },
  },
  'GET /wishlist/items/:id': { data: ITEM },
  'PATCH /wishlist/items/:id': {
    body: { state: 'tried', verdict: 'again', rating: 5, version: 2 },
    data: {
      ...ITEM,
      state: 'tried',
      verdict: 'again',
      rating: 5,
      triedAt: '2026-01-15T20:10:00.000Z',
      version: 3,
    },
  },
  'DELETE /wishlist/items/:id': { data: { id: ITEM_ID, restorableUntil: RESTORABLE_UNTIL } },
  'POST /wishlist/items/:id/restore': { data: ITEM },
  'POST /wishlist/bulk': {
    body: { text: '- Northern Smoke Зимний сад\n- кола\n- ничего такого' },
    data: {
      added: [{ line: 'Northern Smoke Зимний сад', item: ITEM }],
      listed: [],
      doubts: [
        { line: 'кола', candidates: [{ ...TOBACCO_SUMMARY, id: 121, name: 'Кола', altName: 'Cola' }] },
      ],
      misses: ['ничего такого'],
    },
  },
  'GET /wishlist/counter': {
    data: {
      brands: [
        { brand: BRAND_REF, lines: [{ line: LINE_REF, items: [ITEM] }] },
        { brand: null, lines: [{ line: null, items: [CUSTOM_ITEM] }] },
      ],
      nextCursor: null,
    },
  },
  'GET /wishlist/stats': { data: STATS },
  'GET /wishlist/export': {
    files: {
      'text/csv': '\uFEFFbrand;line;name\r\nNorthern Smoke;Классика;Зимний сад\r\n',
      'application/json': { exportedAt: '2026-01-15T18:30:00.000Z', items: [ITEM] },
      'text/plain': 'Northern Smoke · Классика\n  Зимний сад\n',
    },
  },
  'GET /wishlist/shares': { data: { items: [SHARE] } },
  'POST /wishlist/shares': { body: { title: SHARE.title, expiresInDays: 30 }, data: SHARE },
  'DELETE /wishlist/shares/:id': { data: null },
  'GET /shared/:token': {
    data: {
      title: SHARE.title,
      owner: { firstName: USER.firstName },
      mine: false,
      expiresAt: SHARE.expiresAt,
      items: [SHARED_ITEM],
      nextCursor: null,
    },
  },
  'GET /shared/:token/overlap': {
    data: { items: [{ tobacco: TOBACCO_SUMMARY, theirs: 'wanted', mine: 'tried' }], total: 1 },
  },
  'POST /shared/:token/items/:id/claim': { data: CLAIM },
  'DELETE /shared/:token/items/:id/claim': { data: { ...CLAIM, claim: null } },
  'POST /prepared-messages': {
    body: { shareToken: SHARE_TOKEN },
    data: { id: 'prepared-5f1c', expiresAt: '2026-01-15T19:30:00.000Z' },
  },
  'GET /follows': { data: FOLLOWS },
  'PUT /follows/brands/:id': { data: null },
  'DELETE /follows/brands/:id': { data: null },
  'PUT /follows/lines/:id': { data: null },
  'DELETE /follows/lines/:id': { data: null },
  'POST /bot/notifications/claim': { body: { limit: 10, leaseSeconds: 30 }, data: { items: [NOTIFICATION] } },
  'POST /bot/notifications/settle': {
    body: { leaseToken: LEASE_TOKEN, outcome: 'sent' },
    data: { state: 'sent' },
  },
  'PUT /bot/users/:telegramId': {
    body: { firstName: 'Анна', username: 'anna_example', languageCode: 'ru', reachable: true },
    data: USER,
  },
  'POST /bot/updates': {
    body: { updates: [{ updateId: UPDATE_ID, chatId: CHAT_ID, update: UPDATE }] },
    data: { stored: 1 },
  },
  'POST /bot/updates/claim': {
    body: { limit: 10, leaseSeconds: 10 },
    data: {
      items: [
        {
          updateId: UPDATE_ID,
          chatId: CHAT_ID,
          update: UPDATE,
          attempts: 1,
          leaseToken: LEASE_TOKEN,
          leasedUntil: LEASED_UNTIL,
        },
      ],
      nextInMs: null,
    },
  },
  'POST /bot/updates/:updateId/renew': {
    body: { leaseToken: LEASE_TOKEN, leaseSeconds: 10 },
    data: { leasedUntil: LEASED_UNTIL },
  },
  'POST /bot/updates/:updateId/settle': {
    body: { leaseToken: LEASE_TOKEN, outcome: 'done' },
    data: { state: 'done' },
  },
  'GET /bot/dialogs/:chatId': { data: { state: { scene: 'rate', itemId: ITEM_ID } } },
  'PUT /bot/dialogs/:chatId': {
    body: { state: { scene: 'rate', itemId: ITEM_ID }, ttlSeconds: 600 },
    data: null,
  },
  'DELETE /bot/dialogs/:chatId': { data: null },
};

/** Of parameters whose name alone does not say what they look like. */
export const PARAMETER_EXAMPLES: Readonly<Record<string, unknown>> = {
  search: 'зимний сад',
  brand: BRAND_REF.slug,
  country: 'Россия',
  path: 'northern-smoke/classic/zimniy-sad',
  cursor: CURSOR,
  slug: BRAND_REF.slug,
  token: SHARE_TOKEN,
  telegramId: CHAT_ID,
  chatId: CHAT_ID,
  updateId: UPDATE_ID,
};
