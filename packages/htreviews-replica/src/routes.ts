import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue } from './catalogue.ts';
import { getData, readNumber } from './json/get-data.ts';
import { postData } from './json/post-data.ts';
import { brandPage } from './pages/brand-page.ts';
import type { PageContext } from './pages/context.ts';
import { otherFlavoursFragment, reviewsFragment } from './pages/fragments.ts';
import { linePage } from './pages/line-page.ts';
import { brandsPage, linesPage, tobaccosPage } from './pages/ranking-pages.ts';
import { searchPage } from './pages/search-page.ts';
import { tobaccoPage } from './pages/tobacco-page.ts';
import { readSort } from './ranking.ts';
import { newestTobaccos, tobaccoRanking } from './rankings.ts';

const ROBOTS = `User-agent: *
Disallow: /api/

User-agent: GPTBot
Disallow: /
`;

type Params = { brand: string; line: string; tobacco: string };
type Query = Record<string, unknown>;

/** Every address of the site. What no route knows redirects to a ranking, as the real site does instead of a 404. */
export function registerRoutes(app: FastifyInstance, catalogue: Catalogue): void {
  const contextOf = (request: FastifyRequest): PageContext => ({
    catalogue,
    origin: `${request.protocol}://${request.host}`,
  });
  const toRanking = (reply: FastifyReply) => reply.redirect('/tobaccos', 302);
  const sendPage = (reply: FastifyReply, markup: string) =>
    reply.type('text/html; charset=utf-8').send(markup);

  app.get('/robots.txt', (_, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
  app.get('/', (_, reply) => toRanking(reply));

  app.get<{ Querystring: Query }>('/tobaccos', (request, reply) =>
    sendPage(
      reply,
      tobaccosPage(contextOf(request), tobaccoRanking(catalogue, request.query), 'Реплика | Рейтинг табаков'),
    ),
  );
  app.get('/tobaccos/new', (request, reply) =>
    sendPage(reply, tobaccosPage(contextOf(request), newestTobaccos(catalogue), 'Реплика | Новые вкусы')),
  );
  app.get<{ Querystring: Query }>('/tobaccos/lines', (request, reply) =>
    sendPage(reply, linesPage(contextOf(request), readSort(request.query.s, request.query.d))),
  );
  app.get<{ Querystring: Query }>('/tobaccos/brands', (request, reply) => {
    const { r, s, d, c } = request.query;
    const filter = { ...readSort(s, d), countryId: readNumber(c) };
    return sendPage(reply, brandsPage(contextOf(request), filter, r === 'others' ? 'others' : 'position'));
  });

  app.get<{ Params: Pick<Params, 'brand'> }>('/tobaccos/:brand', (request, reply) => {
    const brand = catalogue.brandBySlug(request.params.brand);
    return brand === undefined ? toRanking(reply) : sendPage(reply, brandPage(contextOf(request), brand));
  });
  app.get<{ Params: Omit<Params, 'tobacco'> }>('/tobaccos/:brand/:line', (request, reply) => {
    const brand = catalogue.brandBySlug(request.params.brand);
    const line = brand && catalogue.lineBySlug(brand.id, request.params.line);
    if (brand === undefined || line === undefined) return toRanking(reply);
    return sendPage(reply, linePage(contextOf(request), brand, line));
  });
  app.get<{ Params: Params }>('/tobaccos/:brand/:line/:tobacco', (request, reply) => {
    const { params } = request;
    const brand = catalogue.brandBySlug(params.brand);
    const tobacco = brand && catalogue.tobaccoBySlug(brand.id, params.line, params.tobacco);
    const line = tobacco && catalogue.lineById(tobacco.lineId);
    if (brand === undefined || tobacco === undefined || line === undefined) return toRanking(reply);
    return sendPage(reply, tobaccoPage(contextOf(request), brand, line, tobacco));
  });

  app.get<{ Querystring: Query }>('/search/', (request, reply) =>
    sendPage(reply, searchPage(contextOf(request), String(request.query.text ?? ''))),
  );
  app.get<{ Querystring: Query }>('/htmx/load/reviews_object', (request, reply) =>
    sendPage(reply, reviewsFragment(contextOf(request), readNumber(request.query.id) ?? 0)),
  );
  app.get<{ Querystring: Query }>('/htmx/load/other_flavors_by_brand', (request, reply) => {
    const { brand, tobacco } = request.query;
    return sendPage(
      reply,
      otherFlavoursFragment(contextOf(request), readNumber(brand) ?? 0, readNumber(tobacco) ?? 0),
    );
  });

  app.get<{ Querystring: Query }>('/getData', (request, reply) =>
    reply.send(getData(catalogue, request.query)),
  );
  app.post('/postData', (request, reply) => reply.send(postData(catalogue, request.body)));

  app.setNotFoundHandler((_, reply) => toRanking(reply));
}
