import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux, on every machine there is. */
const TICKS_A_SECOND = 100;

type Process = { parent: number; seconds: number };

/** Field 2 is the program's name in brackets, and may hold blanks itself. */
const processOf = (pid: number): Process | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, seconds: (user + system + endedUser + endedSystem) / TICKS_A_SECOND };
  } catch {
    return null;
  }
};

/** Seconds of processor time that a process has taken, and the children it has or had. */
export const processorSecondsOf = (pid: number): number => {
  let seconds = processOf(pid)?.seconds ?? 0;
  for (const entry of readdirSync('/proc')) {
    const child = /^\d+$/.test(entry) ? processOf(Number(entry)) : null;
    if (child?.parent === pid) seconds += child.seconds;
  }
  return seconds;
};
