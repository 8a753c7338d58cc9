/** What a process asks of the supervisor it started, as its first argument. */
export type SupervisorOptions = { dataDir: string | null; port: number | null; parentPid: number };

export type FromSupervisor =
  | { kind: 'ready'; port: number; password: string; home: string }
  | { kind: 'failed'; message: string }
  | { kind: 'log'; level: 'debug' | 'error'; message: string };

export type ToSupervisor = { kind: 'stop' };
