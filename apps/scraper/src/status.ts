import type { PrismaClient } from '@hookah/db/client';
import { describeDuration } from './progress.ts';
import { describeTable } from './report.ts';

export type Status = {
  runs: StatusRun[];
  catalogue: CatalogueCounts;
  /** When the last whole run that went well ended. */
  lastSuccessAt: string | null;
};

type StatusRun = {
  startedAt: string;
  finishedAt: string | null;
  kind: string;
  outcome: string | null;
  reason: string | null;
  counters: unknown;
};

export type CatalogueCounts = {
  brands: number;
  lines: number;
  tobaccos: number;
  /** Of the tobaccos, those whose own page was never read. */
  unread: number;
  /** Not among the tobaccos. */
  gone: number;
};

const RUNS_SHOWN = 10;

/** What the database knows of our work; asks nothing of the site. */
export async function readStatus(prisma: PrismaClient): Promise<Status> {
  const [runs, catalogue, lastSuccessAt] = await Promise.all([
    prisma.scrapeRun.findMany({ orderBy: { id: 'desc' }, take: RUNS_SHOWN }),
    countCatalogue(prisma),
    lastSuccess(prisma),
  ]);
  return {
    runs: runs.map(({ startedAt, finishedAt, kind, outcome, reason, counters }) => ({
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      kind,
      outcome,
      reason,
      counters,
    })),
    catalogue,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
  };
}

export async function countCatalogue(prisma: PrismaClient): Promise<CatalogueCounts> {
  const [counts] = await prisma.$queryRaw<CatalogueCounts[]>`
    SELECT (SELECT count(*)::int FROM brands WHERE gone_at IS NULL) AS brands,
      (SELECT count(*)::int FROM lines WHERE gone_at IS NULL) AS lines,
      (count(*) FILTER (WHERE gone_at IS NULL))::int AS tobaccos,
      (count(*) FILTER (WHERE gone_at IS NULL AND checked_at IS NULL))::int AS unread,
      (count(*) FILTER (WHERE gone_at IS NOT NULL))::int AS gone
    FROM tobaccos`;
  return counts ?? { brands: 0, lines: 0, tobaccos: 0, unread: 0, gone: 0 };
}

export async function lastSuccess(prisma: PrismaClient): Promise<Date | null> {
  const run = await prisma.scrapeRun.findFirst({
    select: { finishedAt: true },
    where: { outcome: 'ok', kind: { not: 'partial' }, finishedAt: { not: null } },
    orderBy: { finishedAt: 'desc' },
  });
  return run?.finishedAt ?? null;
}

export function describeStatus({ runs, catalogue, lastSuccessAt }: Status, now: Date): string {
  const { brands, lines, tobaccos, unread, gone } = catalogue;
  const age = lastSuccessAt === null ? null : now.valueOf() - Date.parse(lastSuccessAt);
  const counts = describeTable([
    ['brands', brands],
    ['lines', lines],
    ['tobaccos', `${tobaccos}, ${unread} of them not read yet`],
    ['gone', gone],
    ['last success', age === null ? 'never' : `${lastSuccessAt} (${describeDuration(age)} ago)`],
  ]);
  return [...counts, '', ...(runs.length === 0 ? ['No runs yet.'] : runs.map(describeRun))].join('\n');
}

function describeRun({ startedAt, finishedAt, kind, outcome, reason }: StatusRun): string {
  const took = finishedAt === null ? '-' : describeDuration(Date.parse(finishedAt) - Date.parse(startedAt));
  const end = outcome === null ? 'not ended' : reason === null ? outcome : `${outcome} (${reason})`;
  return [startedAt, kind.padEnd(9), took.padStart(7), end].join('  ');
}
