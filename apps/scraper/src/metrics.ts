import type { PrismaClient } from '@hookah/db/client';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { FetchRequest } from './fetcher.ts';
import { depthOf } from './htreviews/slug-path.ts';
import type { ScrapeReport } from './report.ts';
import { countCatalogue, lastSuccess } from './status.ts';

export type Metrics = {
  onAnswer: (request: FetchRequest, status: number | null) => void;
  onReport: (report: ScrapeReport) => void;
  /** In Prometheus' text format. */
  text: () => Promise<string>;
  contentType: string;
};

export function createMetrics(prisma: PrismaClient): Metrics {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'scraper_requests_total',
    help: 'Requests to the site by what was asked for and by the status of the answer ("none": there was no answer)',
    labelNames: ['kind', 'status'],
    registers,
  });
  const runs = new Counter({
    name: 'scraper_runs_total',
    help: 'Runs that have ended, by outcome and by the reason where they ended early',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const rows = new Counter({
    name: 'scraper_tobaccos_written_total',
    help: 'Tobaccos written, by what happened to them',
    labelNames: ['change'],
    registers,
  });
  const pages = new Counter({
    name: 'scraper_pages_failed_total',
    help: "Tobaccos' own pages that could not be read, and brands that were left as they were",
    labelNames: ['kind'],
    registers,
  });
  observeCatalogue(prisma, registers);
  return {
    onAnswer: (request, status) => requests.inc({ kind: kindOf(request), status: status ?? 'none' }),
    onReport: ({ outcome, reason, counters }) => {
      runs.inc({ outcome, reason: reason ?? '' });
      rows.inc({ change: 'new' }, counters.tobaccosNew);
      rows.inc({ change: 'changed' }, counters.tobaccosChanged);
      rows.inc({ change: 'gone' }, counters.tobaccosGone);
      pages.inc({ kind: 'tobacco' }, counters.detailsFailed);
      pages.inc({ kind: 'brand' }, counters.brandsFailed);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Asked of the database when somebody looks, so that they hold after a restart too. */
function observeCatalogue(prisma: PrismaClient, registers: Registry[]): void {
  new Gauge({
    name: 'catalog_objects',
    help: 'What the catalogue holds',
    labelNames: ['kind'],
    registers,
    async collect() {
      const counts = await countCatalogue(prisma);
      for (const [kind, count] of Object.entries(counts)) this.set({ kind }, count);
    },
  });
  new Gauge({
    name: 'scraper_last_success_timestamp_seconds',
    help: 'When the last whole run that went well ended; 0: none has',
    registers,
    async collect() {
      this.set(((await lastSuccess(prisma))?.valueOf() ?? 0) / 1_000);
    },
  });
}

const KIND_BY_DEPTH = ['', 'brand', 'line', 'tobacco'] as const;

function kindOf({ via, path }: FetchRequest): string {
  if (path === '/robots.txt') return 'robots';
  if (via === 'post' || path.startsWith('/getData')) return 'list';
  const slugPath = path.replace(/^\/tobaccos\//, '');
  return slugPath === 'brands' ? 'brand_list' : (KIND_BY_DEPTH[depthOf(slugPath)] ?? '');
}
