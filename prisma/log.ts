/** What this package says while it works; any logger fits. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (message: string) => void>;

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

export const faultsOnly: Log = { ...silentLog, error: (line) => process.stderr.write(`${line}\n`) };
