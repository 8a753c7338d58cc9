import type { TobaccoRow } from './rows.ts';

/** What happened to a tobacco or a brand, kept for those who want to be told. */
export type CatalogEvent = {
  kind: 'new' | 'limited' | 'discontinued' | 'back' | 'status_changed';
  /** Null: of the brand itself. */
  tobacco: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** What was unknown before and is known now has not happened, it was only learned. */
export function eventsOf(before: TobaccoRow, after: TobaccoRow): CatalogEvent[] {
  const events: CatalogEvent[] = [];
  const { htreviewsId } = after;
  if (before.goneAt !== null && after.goneAt === null) {
    events.push({ kind: 'back', tobacco: htreviewsId, before: { goneAt: before.goneAt }, after: null });
  }
  if (before.status !== null && after.statusRaw !== before.statusRaw) {
    events.push({
      kind: kindOfStatus(before, after),
      tobacco: htreviewsId,
      before: { status: before.status, statusRaw: before.statusRaw },
      after: { status: after.status, statusRaw: after.statusRaw },
    });
  }
  if (before.strengthOfficialRaw !== null && after.strengthOfficialRaw !== before.strengthOfficialRaw) {
    events.push({
      kind: 'status_changed',
      tobacco: htreviewsId,
      before: { strengthOfficial: before.strengthOfficial, strengthOfficialRaw: before.strengthOfficialRaw },
      after: { strengthOfficial: after.strengthOfficial, strengthOfficialRaw: after.strengthOfficialRaw },
    });
  }
  return events;
}

function kindOfStatus(before: TobaccoRow, after: TobaccoRow): CatalogEvent['kind'] {
  if (after.status === before.status) return 'status_changed';
  if (after.status === 'limited' || after.status === 'discontinued') return after.status;
  return after.status === 'in_production' && before.status === 'discontinued' ? 'back' : 'status_changed';
}
