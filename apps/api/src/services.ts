import { createAlertsRepository } from './alerts/alerts.repository.ts';
import { createAlertsService } from './alerts/alerts.service.ts';
import type { AccessClaims } from './auth/access-token.ts';
import { createAuthService } from './auth/auth.service.ts';
import { createSessionsRepository } from './auth/sessions.repository.ts';
import { createDialogsRepository } from './bot/dialogs.repository.ts';
import { createDialogsService } from './bot/dialogs.service.ts';
import { createUpdatesRepository } from './bot/updates.repository.ts';
import { createUpdatesService } from './bot/updates.service.ts';
import { createBrandsRepository } from './catalog/brands.repository.ts';
import { createBrandsService } from './catalog/brands.service.ts';
import type { CatalogCache } from './catalog/catalog-cache.ts';
import { createFacetsRepository } from './catalog/facets.repository.ts';
import { createTagsRepository } from './catalog/tags.repository.ts';
import { createTobaccosRepository } from './catalog/tobaccos.repository.ts';
import { createTobaccosService } from './catalog/tobaccos.service.ts';
import { createVocabularyRepository } from './catalog/vocabulary.repository.ts';
import type { ApiConfig } from './config.ts';
import type { Database, Reads } from './database.ts';
import { createFollowsRepository } from './follows/follows.repository.ts';
import { createFollowsService } from './follows/follows.service.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createClaimNotices } from './notifications/claim-notices.ts';
import { createEntriesRepository } from './notifications/entries.repository.ts';
import { createNewsRepository } from './notifications/news.repository.ts';
import { createNewsService } from './notifications/news.service.ts';
import { createOutboxRepository } from './notifications/outbox.repository.ts';
import { createOutboxService } from './notifications/outbox.service.ts';
import { nextDigest } from './notifications/when.ts';
import { createCursors } from './paging/cursor.ts';
import { createPreparedMessages } from './sharing/prepared-messages.service.ts';
import { createSharedRepository } from './sharing/shared.repository.ts';
import { createSharedService } from './sharing/shared.service.ts';
import { createSharesRepository } from './sharing/shares.repository.ts';
import { createSharesService } from './sharing/shares.service.ts';
import { createTelegram } from './telegram.ts';
import type { UsersRepository } from './users/users.repository.ts';
import { createBulkRepository } from './wishlist/bulk.repository.ts';
import { createBulkService } from './wishlist/bulk.service.ts';
import { createRemovalsRepository } from './wishlist/removals.repository.ts';
import { createStatsRepository } from './wishlist/stats.repository.ts';
import { createViewsService } from './wishlist/views.service.ts';
import { createWishlistRepository } from './wishlist/wishlist.repository.ts';
import { createWishlistService } from './wishlist/wishlist.service.ts';

type ServicesDeps = {
  /** What people write, and read of their own. */
  database: Database;
  /** The catalogue where somebody's list has a say, who must see what they have just written there. */
  primary: Reads;
  /** The catalogue as it is for everybody. */
  catalogue: Reads;
  keep: CatalogCache['keep'];
  users: UsersRepository;
  signAccess: (claims: AccessClaims) => string;
  config: ApiConfig;
  metrics: Metrics;
  /** The time that leases, grace periods and undo go by. */
  clock: () => Date;
};

/** Everything the routes can ask for, with what it is made of. Knows nothing of HTTP. */
export const createServices = ({
  database,
  primary,
  catalogue,
  keep,
  users,
  signAccess,
  config,
  metrics,
  clock,
}: ServicesDeps) => {
  const { atomically } = database;
  const cursors = createCursors(config.jwtSecret);
  const siteUrl = config.catalogSiteUrl;

  const auth = createAuthService({
    sessions: createSessionsRepository(database),
    users,
    atomically,
    signAccess,
    clock,
    config,
  });
  const tobaccos = createTobaccosService({
    tobaccos: createTobaccosRepository(primary, catalogue),
    facets: createFacetsRepository(primary, catalogue),
    vocabulary: createVocabularyRepository(catalogue),
    cursors,
    siteUrl,
    keep,
  });
  const brandsService = createBrandsService({ brands: createBrandsRepository(catalogue), cursors, siteUrl });
  const brands = { list: keep('brands', brandsService.list), get: keep('brand', brandsService.get) };
  const tags = { all: keep('tags', createTagsRepository(catalogue).all) };
  const lists = createWishlistRepository(database);
  const wishlist = createWishlistService({
    wishlist: lists,
    removals: createRemovalsRepository(database),
    atomically,
    cursors,
    clock,
    count: metrics.onItems,
  });
  const bulk = createBulkService({
    bulk: createBulkRepository(database),
    wishlist: lists,
    find: tobaccos.find,
    atomically,
    clock,
    count: metrics.onItems,
  });
  const views = createViewsService({
    wishlist: lists,
    stats: createStatsRepository(database),
    cursors,
    clock,
  });
  const shares = createSharesService({
    shares: createSharesRepository(database),
    wishlist: lists,
    atomically,
    clock,
  });
  const outboxRepository = createOutboxRepository(database);
  const alertsRepository = createAlertsRepository(database);
  const alerts = createAlertsService({
    alerts: alertsRepository,
    onChanged: async (userId, preferences) => {
      const now = clock();
      await outboxRepository.reschedule(userId, nextDigest(now, preferences), now);
    },
    atomically,
  });
  const news = createNewsService({
    news: createNewsRepository(database),
    outbox: outboxRepository,
    atomically,
    clock,
  });
  const outbox = createOutboxService({
    outbox: outboxRepository,
    entries: createEntriesRepository(database, siteUrl),
    fanOut: news.fanOut,
    atomically,
    clock,
    count: metrics.onMessages,
  });
  const shared = createSharedService({
    shared: createSharedRepository(database),
    notices: createClaimNotices({ outbox: outboxRepository, users, alerts }),
    atomically,
    cursors,
    clock,
  });
  const preparedMessages = createPreparedMessages({
    telegram: createTelegram({ apiRoot: config.telegramApiRoot, token: config.telegramBotToken }),
    tobaccos,
    shared,
  });
  const follows = createFollowsService({ follows: createFollowsRepository(database), atomically, clock });
  const updates = createUpdatesService({ updates: createUpdatesRepository(database), atomically, clock });
  const dialogs = createDialogsService({ dialogs: createDialogsRepository(database), clock });

  return {
    auth,
    alerts,
    tobaccos,
    brands,
    tags,
    wishlist,
    bulk,
    views,
    shares,
    shared,
    preparedMessages,
    follows,
    outbox,
    updates,
    dialogs,
  };
};
