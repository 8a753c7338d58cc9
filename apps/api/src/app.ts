import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { checkDatabase } from '@hookah/db/client';
import Fastify, { type FastifyInstance } from 'fastify';
import { alertsRoutes } from './alerts/alerts.routes.ts';
import { accessTokens } from './auth/access-token.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { botRoutes } from './bot/bot.routes.ts';
import { brandsRoutes } from './catalog/brands.routes.ts';
import { createCatalogCache } from './catalog/catalog-cache.ts';
import { catalogNotices } from './catalog/catalog-notices.ts';
import { tagsRoutes } from './catalog/tags.routes.ts';
import { tobaccosRoutes } from './catalog/tobaccos.routes.ts';
import type { ApiConfig } from './config.ts';
import type { Connections } from './connections.ts';
import { createDatabase, type Reads } from './database.ts';
import { createReplicaReads } from './database-replica.ts';
import { followsRoutes } from './follows/follows.routes.ts';
import { healthRoutes, stateOf } from './health/health.routes.ts';
import { SERVER_OPTIONS } from './http-server.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { requestMetrics } from './metrics/request-metrics.ts';
import { notificationsRoutes } from './notifications/notifications.routes.ts';
import { accessLog } from './plugins/access-log.ts';
import { authentication } from './plugins/authenticate.ts';
import { hasBotKey } from './plugins/bot-key.ts';
import { compression } from './plugins/compression.ts';
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
import { createServices } from './services.ts';
import { preparedMessagesRoutes } from './sharing/prepared-messages.routes.ts';
import { sharedRoutes } from './sharing/shared.routes.ts';
import { sharesRoutes } from './sharing/shares.routes.ts';
import { createUsersRepository } from './users/users.repository.ts';
import { usersRoutes } from './users/users.routes.ts';
import { createUsersService } from './users/users.service.ts';
import { wholeListRoutes } from './wishlist/whole-list.routes.ts';
import { ownListRoute, wishlistRoutes } from './wishlist/wishlist.routes.ts';

export type AppDeps = {
  connections: Connections;
  config: ApiConfig;
  logger: Log;
  metrics?: Metrics;
  /** The time that leases, grace periods and undo go by. */
  clock?: () => Date;
};

/** The whole API, not listening yet. Its connections stay the caller's to close. */
export const buildApp = async ({
  connections,
  config,
  logger: log,
  metrics = createMetrics(connections.own),
  clock = () => new Date(),
}: AppDeps): Promise<FastifyInstance> => {
  const onStatement = (sql: string, ms: number) => {
    metrics.onStatement(ms);
    if (ms >= config.slowQueryMs) log.warn({ ms: Math.round(ms), sql }, 'slow query');
  };
  const database = createDatabase(connections.own, onStatement);
  const primary: Reads = createDatabase(connections.catalogue, onStatement);
  metrics.watchWaiting(database.waiting);
  const replica =
    connections.replica && createReplicaReads({ primary, replica: connections.replica, onStatement, log });
  if (replica) metrics.watchHelper('replica', replica.isUp);

  const users = createUsersRepository(database);
  const usersService = createUsersService({ users, atomically: database.atomically, clock });

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
  await app.register(compression);
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

  const services = createServices({
    database,
    primary,
    catalogue: replica ?? primary,
    keep: cache.keep,
    users,
    signAccess: app.accessTokens.sign,
    config,
    metrics,
    clock,
  });

  await app.register(
    async (api) => {
      await api.register(healthRoutes, {
        prefix: '/health',
        isDatabaseUp: () => checkDatabase(connections.own),
        helpers: { redis: () => stateOf(sharedCounts), replica: () => stateOf(replica) },
      });
      await api.register(authRoutes, { prefix: '/auth', auth: services.auth });
      await api.register(usersRoutes, { prefix: '/users', users: usersService });
      await api.register(alertsRoutes, { prefix: '/users/me/alerts', alerts: services.alerts });
      await api.register(tobaccosRoutes, { prefix: '/tobaccos', tobaccos: services.tobaccos });
      await api.register(brandsRoutes, { prefix: '/brands', brands: services.brands });
      await api.register(tagsRoutes, { prefix: '/tags', tags: services.tags });
      await api.register(ownListRoute, { prefix: '/wishlist', wishlist: services.wishlist });
      await api.register(wishlistRoutes, { prefix: '/wishlist', wishlist: services.wishlist });
      await api.register(wholeListRoutes, {
        prefix: '/wishlist',
        bulk: services.bulk,
        views: services.views,
      });
      await api.register(sharesRoutes, { prefix: '/wishlist/shares', shares: services.shares });
      await api.register(sharedRoutes, { prefix: '/shared', shared: services.shared });
      await api.register(preparedMessagesRoutes, {
        prefix: '/prepared-messages',
        preparedMessages: services.preparedMessages,
      });
      await api.register(followsRoutes, { prefix: '/follows', follows: services.follows });
      await api.register(notificationsRoutes, { prefix: '/bot/notifications', outbox: services.outbox });
      await api.register(botRoutes, {
        prefix: '/bot',
        users: usersService,
        updates: services.updates,
        dialogs: services.dialogs,
      });
    },
    { prefix: '/api/v1' },
  );
  return app;
};
