import { readFileSync } from 'node:fs';

export type MemoryWatch = {
  /** MiB of resident memory at each look, in order; empty where the system does not tell. */
  samples: readonly number[];
  /** The kernel's own high-water mark in MiB, so that nothing between two looks is missed; null: not told. */
  peak: () => number | null;
  stop: () => void;
};

const EVERY_MS = 250;

/** Watches a process through /proc, which only Linux has. */
export function watchMemory(pid: number): MemoryWatch {
  const samples: number[] = [];
  let peak: number | null = null;
  const look = () => {
    const status = readStatus(pid);
    const [now, most] = [fieldOf(status, 'VmRSS'), fieldOf(status, 'VmHWM')];
    if (now !== null) samples.push(now);
    if (most !== null) peak = most;
  };
  const timer = setInterval(look, EVERY_MS);
  return { samples, peak: () => peak, stop: () => clearInterval(timer) };
}

/** Of a process that has just ended there is nothing to read. */
function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function fieldOf(status: string, name: string): number | null {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1024;
}
