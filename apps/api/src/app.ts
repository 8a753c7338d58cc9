import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { checkDatabase, type PrismaClient } from '@hookah/db/client';
import Fastify, { type FastifyInstance } from 'fastify';
import { createAlertsRepository } from './alerts/alerts.repository.ts';
import { alertsRoutes } from './alerts/alerts.routes.ts';
import { createAlertsService } from './alerts/alerts.service.ts';
import { accessTokens } from './auth/access-token.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { createAuthService } from './auth/auth.service.ts';
import { createSessionsRepository } from './auth/sessions.repository.ts';
import { botRoutes } from './bot/bot.routes.ts';
import { createDialogsRepository } from './bot/dialogs.repository.ts';
import { createDialogsService } from './bot/dialogs.service.ts';
import { createUpdatesRepository } from './bot/updates.repository.ts';
import { createUpdatesService } from './bot/updates.service.ts';
import { createBrandsRepository } from './catalog/brands.repository.ts';
import { brandsRoutes } from './catalog/brands.routes.ts';
import { createBrandsService } from './catalog/brands.service.ts';
import { createCatalogCache } from './catalog/catalog-cache.ts';
import { catalogNotices } from './catalog/catalog-notices.ts';
import { createFacetsRepository } from './catalog/facets.repository.ts';
import { createTagsRepository } from './catalog/tags.repository.ts';
import { tagsRoutes } from './catalog/tags.routes.ts';
import { createTobaccosRepository } from './catalog/tobaccos.repository.ts';
import { tobaccosRoutes } from './catalog/tobaccos.routes.ts';
import { createTobaccosService } from './catalog/tobaccos.service.ts';
import { createVocabularyRepository } from './catalog/vocabulary.repository.ts';
import type { ApiConfig } from './config.ts';
import { createDatabase } from './database.ts';
import { createReplicaReads } from './database-replica.ts';
import { createFollowsRepository } from './follows/follows.repository.ts';
import { followsRoutes } from './follows/follows.routes.ts';
import { createFollowsService } from './follows/follows.service.ts';
import { healthRoutes, stateOf } from './health/health.routes.ts';
import { SERVER_OPTIONS } from './http-server.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { requestMetrics } from './metrics/request-metrics.ts';
import { createClaimNotices } from './notifications/claim-notices.ts';
import { createEntriesRepository } from './notifications/entries.repository.ts';
import { createNewsRepository } from './notifications/news.repository.ts';
import { createNewsService } from './notifications/news.service.ts';
import { notificationsRoutes } from './notifications/notifications.routes.ts';
import { createOutboxRepository } from './notifications/outbox.repository.ts';
import { createOutboxService } from './notifications/outbox.service.ts';
import { nextDigest } from './notifications/when.ts';
import { createCursors } from './paging/cursor.ts';
import { accessLog } from './plugins/access-log.ts';
import { authentication } from './plugins/authenticate.ts';
import { hasBotKey } from './plugins/bot-key.ts';
import { docs } from './plugins/docs.ts';
import { drain } from './plugins/drain.ts';
import { failures } from './plugins/failures.ts';
import { housekeeping } from './plugins/housekeeping.ts';
import { idempotency } from './plugins/idempotency.ts';
import { countAddresses, refuseAddresses } from './plugins/limits.ts';
import { notFound } from './plugins/not-found.ts';
import { requestId } from './plugins/request-id.ts';
import { security } from './plugins/security.ts';
import { serialization } from './plugins/serialization.ts';
import { connectSharedCounts } from './plugins/shared-counts.ts';
import { strictQueries } from './plugins/strict-queries.ts';
import { validation } from './plugins/validation.ts';
import { wellFormedText } from './plugins/well-formed.ts';
import { preparedMessagesRoutes } from './sharing/prepared-messages.routes.ts';
import { createPreparedMessages } from './sharing/prepared-messages.service.ts';
import { createSharedRepository } from './sharing/shared.repository.ts';
import { sharedRoutes } from './sharing/shared.routes.ts';
import { createSharedService } from './sharing/shared.service.ts';
import { createSharesRepository } from './sharing/shares.repository.ts';
import { sharesRoutes } from './sharing/shares.routes.ts';
import { createSharesService } from './sharing/shares.service.ts';
import { createTelegram } from './telegram.ts';
import { createUsersRepository } from './users/users.repository.ts';
import { usersRoutes } from './users/users.routes.ts';
import { createUsersService } from './users/users.service.ts';
import { createBulkRepository } from './wishlist/bulk.repository.ts';
import { createBulkService } from './wishlist/bulk.service.ts';
import { createRemovalsRepository } from './wishlist/removals.repository.ts';
import { createStatsRepository } from './wishlist/stats.repository.ts';
import { createViewsService } from './wishlist/views.service.ts';
import { wholeListRoutes } from './wishlist/whole-list.routes.ts';
import { createWishlistRepository } from './wishlist/wishlist.repository.ts';
import { ownListRoute, wishlistRoutes } from './wishlist/wishlist.routes.ts';
import { createWishlistService } from './wishlist/wishlist.service.ts';

export type AppDeps = {
  prisma: PrismaClient;
  /** Of the same database, streaming; catalogue reads go there while it keeps up. */
  replica?: PrismaClient | null;
  config: ApiConfig;
  logger: Log;
  metrics?: Metrics;
  /** The time that leases, grace periods and undo go by. */
  clock?: () => Date;
};

/** The whole API, not listening yet. `prisma` and `replica` stay the caller's to close. */
export const buildApp = async ({
  prisma,
  replica: replicaPrisma = null,
  config,
  logger: log,
  metrics = createMetrics(prisma),
  clock = () => new Date(),
}: AppDeps): Promise<FastifyInstance> => {
  const onStatement = (sql: string, ms: number) => {
    metrics.onStatement(ms);
    if (ms >= config.slowQueryMs) log.warn({ ms: Math.round(ms), sql }, 'slow query');
  };
  const database = createDatabase(prisma, onStatement);
  const replica =
    replicaPrisma && createReplicaReads({ primary: database, replica: replicaPrisma, onStatement, log });
  if (replica) metrics.watchHelper('replica', replica.isUp);
  /** What is everybody's. A person's own is always asked of `database`, so that they see what they have just written. */
  const catalogue = replica ?? database;
  const { atomically } = database;
  const cursors = createCursors(config.jwtSecret);
  const siteUrl = config.catalogSiteUrl;

  const users = createUsersRepository(database);
  const usersService = createUsersService({ users, atomically, clock });

  const app = Fastify({
    ...SERVER_OPTIONS,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.removeContentTypeParser('text/plain');

  await app.register(requestId);
  await app.register(accessLog, { log });
  await app.register(requestMetrics, { onAnswer: metrics.onAnswer });
  await app.register(drain);
  await app.register(failures, { log });
  await app.register(validation);
  await app.register(serialization);
  await app.register(notFound);
  await app.register(strictQueries, { prefix: '/api/v1' });
  const sharedCounts = config.redisUrl === null ? null : await connectSharedCounts(config.redisUrl, log);
  if (sharedCounts) metrics.watchHelper('redis', sharedCounts.isUp);
  app.addHook('onClose', async () => sharedCounts?.close());
  await app.register(countAddresses, { ...config, sharedCounts });
  await app.register(security, { origins: config.corsOrigins });
  await app.register(refuseAddresses);
  await app.register(accessTokens, {
    secret: config.jwtSecret,
    previousSecret: config.previousSecrets.jwt,
  });
  await app.register(authentication, { users: usersService, isBot: hasBotKey(config) });
  await app.register(wellFormedText);
  await app.register(idempotency, { database, clock });
  await app.register(housekeeping, { database, clock, log });
  await app.register(docs);
  const cache = createCatalogCache();
  await app.register(catalogNotices, { cache, replica, config });

  const auth = createAuthService({
    sessions: createSessionsRepository(database),
    users,
    atomically,
    signAccess: app.accessTokens.sign,
    clock,
    config,
  });
  const { keep } = cache;
  const tobaccos = createTobaccosService({
    tobaccos: createTobaccosRepository(database, catalogue),
    facets: createFacetsRepository(database, catalogue),
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

  await app.register(
    async (api) => {
      await api.register(healthRoutes, {
        prefix: '/health',
        isDatabaseUp: () => checkDatabase(prisma),
        helpers: { redis: () => stateOf(sharedCounts), replica: () => stateOf(replica) },
      });
      await api.register(authRoutes, { prefix: '/auth', auth });
      await api.register(usersRoutes, { prefix: '/users', users: usersService });
      await api.register(alertsRoutes, { prefix: '/users/me/alerts', alerts });
      await api.register(tobaccosRoutes, { prefix: '/tobaccos', tobaccos });
      await api.register(brandsRoutes, { prefix: '/brands', brands });
      await api.register(tagsRoutes, { prefix: '/tags', tags });
      await api.register(ownListRoute, { prefix: '/wishlist', wishlist });
      await api.register(wishlistRoutes, { prefix: '/wishlist', wishlist });
      await api.register(wholeListRoutes, { prefix: '/wishlist', bulk, views });
      await api.register(sharesRoutes, { prefix: '/wishlist/shares', shares });
      await api.register(sharedRoutes, { prefix: '/shared', shared });
      await api.register(preparedMessagesRoutes, { prefix: '/prepared-messages', preparedMessages });
      await api.register(followsRoutes, { prefix: '/follows', follows });
      await api.register(notificationsRoutes, { prefix: '/bot/notifications', outbox });
      await api.register(botRoutes, { prefix: '/bot', users: usersService, updates, dialogs });
    },
    { prefix: '/api/v1' },
  );
  return app;
};
