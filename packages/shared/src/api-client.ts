import type { AlertPreferences, PatchAlerts } from './alerts.ts';
import type { RefreshTokens, Session, ValidateInitData } from './auth.ts';
import type {
  ClaimedUpdates,
  ClaimUpdates,
  Dialog,
  PutDialog,
  RenewedUpdate,
  RenewUpdate,
  SettledUpdate,
  SettleUpdate,
  StoredUpdates,
  StoreUpdates,
} from './bot.ts';
import type {
  Brand,
  BrandPage,
  BrandQuery,
  TagList,
  Tobacco,
  TobaccoFacets,
  TobaccoFacetsQuery,
  TobaccoPage,
  TobaccoQuery,
} from './catalog.ts';
import type { Follows } from './follows.ts';
import type { Live, Ready } from './health.ts';
import { type CallOptions, createHttp, type Http, type HttpOptions } from './http.ts';
import type {
  ClaimedNotifications,
  ClaimNotifications,
  SettledNotification,
  SettleNotification,
} from './notifications.ts';
import type { PreparedMessage, PrepareMessage } from './prepared-messages.ts';
import type {
  ClaimedItem,
  CreateShare,
  Overlap,
  Share,
  SharedList,
  SharedQuery,
  ShareList,
} from './sharing.ts';
import type { PatchUser, TelegramProfile, User } from './users.ts';
import type {
  AddedItem,
  AddItem,
  ClearedWishlist,
  PatchItem,
  RemovedItem,
  RemovedPage,
  RemovedQuery,
  RestoredWishlist,
  RestoreWishlist,
  WishlistItem,
  WishlistPage,
  WishlistQuery,
} from './wishlist.ts';
import type { BulkAdd, BulkAdded } from './wishlist-bulk.ts';
import type { CounterQuery, ExportFormat, WishlistCounter, WishlistStats } from './wishlist-views.ts';

/** The API as functions. What differs between its users (credentials, retries, fetch) is in the options. */
export const createApiClient = (options: HttpOptions) => {
  const http = createHttp(options);
  return { ...personalCalls(http), bot: botCalls(http) };
};

export type ApiClient = ReturnType<typeof createApiClient>;

/** The same without what only the bot's key opens: a phone need not fetch it. */
export const createPersonalClient = (options: HttpOptions) => personalCalls(createHttp(options));

export type PersonalClient = ReturnType<typeof createPersonalClient>;

const personalCalls = (http: Http) => ({
  auth: {
    validate: (body: ValidateInitData, call: CallOptions = {}) =>
      http<Session>({ method: 'POST', path: '/auth/validate', body, ...call }),
    refresh: (body: RefreshTokens, call: CallOptions = {}) =>
      http<Session>({ method: 'POST', path: '/auth/refresh', body, ...call }),
    logout: (body: RefreshTokens, call: CallOptions = {}) =>
      http<null>({ method: 'POST', path: '/auth/logout', body, ...call }),
    logoutEverywhere: (call: CallOptions = {}) =>
      http<null>({ method: 'POST', path: '/auth/logout-everywhere', ...call }),
  },
  users: {
    me: (call: CallOptions = {}) => http<User>({ method: 'GET', path: '/users/me', ...call }),
    patchMe: (body: PatchUser, call: CallOptions = {}) =>
      http<User>({ method: 'PATCH', path: '/users/me', body, ...call }),
    alerts: (call: CallOptions = {}) =>
      http<AlertPreferences>({ method: 'GET', path: '/users/me/alerts', ...call }),
    patchAlerts: (body: PatchAlerts, call: CallOptions = {}) =>
      http<AlertPreferences>({ method: 'PATCH', path: '/users/me/alerts', body, ...call }),
    deleteMe: (call: CallOptions = {}) => http<null>({ method: 'DELETE', path: '/users/me', ...call }),
  },
  tobaccos: {
    list: (query: TobaccoQuery = {}, call: CallOptions = {}) =>
      http<TobaccoPage>({ method: 'GET', path: '/tobaccos', query, ...call }),
    facets: (query: TobaccoFacetsQuery = {}, call: CallOptions = {}) =>
      http<TobaccoFacets>({ method: 'GET', path: '/tobaccos/facets', query, ...call }),
    get: (id: number, call: CallOptions = {}) =>
      http<Tobacco>({ method: 'GET', path: `/tobaccos/${id}`, ...call }),
  },
  brands: {
    list: (query: BrandQuery = {}, call: CallOptions = {}) =>
      http<BrandPage>({ method: 'GET', path: '/brands', query, ...call }),
    get: (slug: string, call: CallOptions = {}) =>
      http<Brand>({ method: 'GET', path: `/brands/${encodeURIComponent(slug)}`, ...call }),
  },
  tags: {
    list: (call: CallOptions = {}) => http<TagList>({ method: 'GET', path: '/tags', ...call }),
  },
  wishlist: {
    list: (query: WishlistQuery = {}, call: CallOptions = {}) =>
      http<WishlistPage>({ method: 'GET', path: '/wishlist', query, ...call }),
    get: (id: string, call: CallOptions = {}) =>
      http<WishlistItem>({ method: 'GET', path: `/wishlist/items/${id}`, ...call }),
    add: (body: AddItem, call: CallOptions = {}) =>
      http<AddedItem>({ method: 'POST', path: '/wishlist/items', body, ...call }),
    patch: (id: string, body: PatchItem, call: CallOptions = {}) =>
      http<WishlistItem>({ method: 'PATCH', path: `/wishlist/items/${id}`, body, ...call }),
    remove: (id: string, call: CallOptions = {}) =>
      http<RemovedItem>({ method: 'DELETE', path: `/wishlist/items/${id}`, ...call }),
    removed: (query: RemovedQuery = {}, call: CallOptions = {}) =>
      http<RemovedPage>({ method: 'GET', path: '/wishlist/removed', query, ...call }),
    restoreItem: (id: string, call: CallOptions = {}) =>
      http<WishlistItem>({ method: 'POST', path: `/wishlist/items/${id}/restore`, ...call }),
    clear: (call: CallOptions = {}) =>
      http<ClearedWishlist>({ method: 'DELETE', path: '/wishlist', ...call }),
    restore: (body: RestoreWishlist, call: CallOptions = {}) =>
      http<RestoredWishlist>({ method: 'POST', path: '/wishlist/restore', body, ...call }),
    bulkAdd: (body: BulkAdd, call: CallOptions = {}) =>
      http<BulkAdded>({ method: 'POST', path: '/wishlist/bulk', body, ...call }),
    counter: (query: CounterQuery = {}, call: CallOptions = {}) =>
      http<WishlistCounter>({ method: 'GET', path: '/wishlist/counter', query, ...call }),
    stats: (call: CallOptions = {}) =>
      http<WishlistStats>({ method: 'GET', path: '/wishlist/stats', ...call }),
    export: (format: ExportFormat, call: CallOptions = {}) =>
      http<Blob>({ method: 'GET', path: '/wishlist/export', query: { format }, isFile: true, ...call }),
    shares: (call: CallOptions = {}) => http<ShareList>({ method: 'GET', path: '/wishlist/shares', ...call }),
    share: (body: CreateShare = {}, call: CallOptions = {}) =>
      http<Share>({ method: 'POST', path: '/wishlist/shares', body, ...call }),
    revokeShare: (id: string, call: CallOptions = {}) =>
      http<null>({ method: 'DELETE', path: `/wishlist/shares/${id}`, ...call }),
  },
  /** Somebody's list by its link. */
  shared: {
    get: (token: string, query: SharedQuery = {}, call: CallOptions = {}) =>
      http<SharedList>({ method: 'GET', path: `/shared/${encodeURIComponent(token)}`, query, ...call }),
    overlap: (token: string, call: CallOptions = {}) =>
      http<Overlap>({ method: 'GET', path: `/shared/${encodeURIComponent(token)}/overlap`, ...call }),
    claim: (token: string, itemId: string, call: CallOptions = {}) =>
      http<ClaimedItem>({ method: 'POST', path: claimPath(token, itemId), ...call }),
    unclaim: (token: string, itemId: string, call: CallOptions = {}) =>
      http<ClaimedItem>({ method: 'DELETE', path: claimPath(token, itemId), ...call }),
  },
  /** Messages that Telegram keeps for the person to send; each call makes one. */
  preparedMessages: {
    create: (body: PrepareMessage, call: CallOptions = {}) =>
      http<PreparedMessage>({ method: 'POST', path: '/prepared-messages', body, ...call }),
  },
  follows: {
    list: (call: CallOptions = {}) => http<Follows>({ method: 'GET', path: '/follows', ...call }),
    followBrand: (id: number, call: CallOptions = {}) =>
      http<null>({ method: 'PUT', path: `/follows/brands/${id}`, ...call }),
    unfollowBrand: (id: number, call: CallOptions = {}) =>
      http<null>({ method: 'DELETE', path: `/follows/brands/${id}`, ...call }),
    followLine: (id: number, call: CallOptions = {}) =>
      http<null>({ method: 'PUT', path: `/follows/lines/${id}`, ...call }),
    unfollowLine: (id: number, call: CallOptions = {}) =>
      http<null>({ method: 'DELETE', path: `/follows/lines/${id}`, ...call }),
  },
  health: {
    live: (call: CallOptions = {}) => http<Live>({ method: 'GET', path: '/health/live', ...call }),
    ready: (call: CallOptions = {}) => http<Ready>({ method: 'GET', path: '/health/ready', ...call }),
  },
});

/** For the bot's own key only. */
const botCalls = (http: Http) => ({
  putUser: (telegramId: number, body: TelegramProfile, call: CallOptions = {}) =>
    http<User>({ method: 'PUT', path: `/bot/users/${telegramId}`, body, ...call }),
  storeUpdates: (body: StoreUpdates, call: CallOptions = {}) =>
    http<StoredUpdates>({ method: 'POST', path: '/bot/updates', body, ...call }),
  claimUpdates: (body: ClaimUpdates, call: CallOptions = {}) =>
    http<ClaimedUpdates>({ method: 'POST', path: '/bot/updates/claim', body, ...call }),
  renewUpdate: (updateId: number, body: RenewUpdate, call: CallOptions = {}) =>
    http<RenewedUpdate>({ method: 'POST', path: `/bot/updates/${updateId}/renew`, body, ...call }),
  settleUpdate: (updateId: number, body: SettleUpdate, call: CallOptions = {}) =>
    http<SettledUpdate>({ method: 'POST', path: `/bot/updates/${updateId}/settle`, body, ...call }),
  claimNotifications: (body: ClaimNotifications, call: CallOptions = {}) =>
    http<ClaimedNotifications>({ method: 'POST', path: '/bot/notifications/claim', body, ...call }),
  settleNotification: (body: SettleNotification, call: CallOptions = {}) =>
    http<SettledNotification>({ method: 'POST', path: '/bot/notifications/settle', body, ...call }),
  getDialog: (chatId: number, call: CallOptions = {}) =>
    http<Dialog>({ method: 'GET', path: `/bot/dialogs/${chatId}`, ...call }),
  putDialog: (chatId: number, body: PutDialog, call: CallOptions = {}) =>
    http<null>({ method: 'PUT', path: `/bot/dialogs/${chatId}`, body, ...call }),
  deleteDialog: (chatId: number, call: CallOptions = {}) =>
    http<null>({ method: 'DELETE', path: `/bot/dialogs/${chatId}`, ...call }),
});

const claimPath = (token: string, itemId: string) =>
  `/shared/${encodeURIComponent(token)}/items/${itemId}/claim`;
