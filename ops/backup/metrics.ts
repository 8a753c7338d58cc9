import { Counter, Gauge, Registry } from 'prom-client';
import type { BackupReport } from './backup.ts';

/** @param lastBackup when the last one in the repository was taken, so that it holds after a restart too */
export const createBackupMetrics = (lastBackup: () => Promise<Date | null>) => {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  new Gauge({
    name: 'backup_last_success_timestamp_seconds',
    help: 'When the last backup that was proven good was taken; 0: none is there',
    registers,
    async collect() {
      this.set(((await lastBackup())?.valueOf() ?? 0) / 1_000);
    },
  });
  const runs = new Counter({
    name: 'backup_runs_total',
    help: 'Backups tried, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const seconds = gauge('backup_duration_seconds', 'How long the last one took, its trial restore included');
  const bytes = gauge('backup_dump_bytes', 'How large its dump was, not compressed');
  const offsite = gauge('backup_offsite_last_success_timestamp_seconds', 'When it was last copied elsewhere');
  return {
    onDone: (report: BackupReport) => {
      runs.inc({ outcome: 'ok' });
      seconds.set(report.seconds);
      bytes.set(report.manifest.bytes);
      if (report.isOffsite) offsite.setToCurrentTime();
    },
    onFailed: () => runs.inc({ outcome: 'failed' }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
