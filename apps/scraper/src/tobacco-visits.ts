import type { VisitDeps } from './brand-visit.ts';
import { dueTobaccos } from './catalog/due.ts';
import type { Findings } from './catalog/findings.ts';
import type { KnownBrand } from './catalog/rows.ts';
import { isInterruption, RunStopped } from './stop.ts';

/** Reads the own pages of the tobaccos that are due, as far as today's requests go. */
export async function readDetails(
  deps: VisitDeps,
  findings: Findings,
  known: KnownBrand,
  now: Date,
): Promise<void> {
  const { reader, counters, mayReadDetail, onDetail } = deps;
  for (const due of dueTobaccos(findings, known.tobaccos, now)) {
    if (!mayReadDetail()) {
      counters.detailsPutOff += 1;
      continue;
    }
    const reading = await reader.tobacco(due);
    if (reading.kind === 'read') {
      findings.details.push({ ...reading.record, validator: reading.validator });
      counters.detailsRead += 1;
    } else if (reading.kind === 'unchanged') {
      findings.unchanged.push(due.htreviewsId);
      counters.detailsUnchanged += 1;
    } else if (reading.kind === 'absent') {
      findings.absent.push(due.htreviewsId);
      counters.detailsAbsent += 1;
    } else {
      counters.detailsFailed += 1;
    }
    onDetail();
  }
}

/** Only being interrupted leaves findings worth keeping; any other reason casts doubt on them. */
export async function untilStopped(work: () => Promise<void>): Promise<RunStopped | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof RunStopped && isInterruption(error.reason)) return error;
    throw error;
  }
}
