/** What a process asks of the supervisor it started, as its first argument. */
export type SupervisorOptions = {
  dataDir: string | null;
  database: string;
  port: number | null;
  parentPid: number;
  /** Of postgresql.conf, for this run. */
  settings: Readonly<Record<string, string>>;
};

export type FromSupervisor =
  | { kind: 'ready'; port: number; connectionString: string }
  | { kind: 'failed'; message: string }
  | { kind: 'log'; level: 'debug' | 'error'; message: string };

export type ToSupervisor = { kind: 'stop' };
