import { type BrandVisit, type VisitDeps, visitBrand } from './brand-visit.ts';
import { type Findings, nothingFound, silentPage } from './catalog/findings.ts';
import type { ListedBrand } from './htreviews/records.ts';
import { readDetails, untilStopped } from './tobacco-visits.ts';

/**
 * Reads a known brand that the list of brands lacks: as any other while its page is there, and by each of its tobaccos'
 * own pages when it is not. Those that lead elsewhere too are on their way to be gone.
 */
export async function visitUnlisted(deps: VisitDeps, listed: ListedBrand, now: Date): Promise<BrandVisit> {
  const visited = await visitBrand(deps, listed, now);
  const { htreviewsId, slug } = listed;
  if (visited.kind === 'visited' || !visited.isAbsent || htreviewsId === null) return visited;
  const known = await deps.catalog.loadBrand({ htreviewsId, slug, tobaccoIds: [] });
  if (known.brand === null) return visited;
  const findings: Findings = {
    ...nothingFound(listed, silentPage(htreviewsId, known.brand, [])),
    isVanished: true,
    isWhole: true,
  };
  const stopped = await untilStopped(() => readDetails(deps, findings, known, now));
  return { kind: 'visited', findings, known, stopped };
}
