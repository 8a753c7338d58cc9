const terminal = process.stdout.isTTY === true;
const paint = (code: number) => (text: string) => (terminal ? `\u001B[${code}m${text}\u001B[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);

export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** A line that a terminal rewrites in place; elsewhere at most one line in two seconds. */
export const createStatusLine = () => {
  let shownAt = 0;
  return {
    show(line: string): void {
      if (terminal) {
        process.stdout.write(`\r\u001B[K${line}`);
        return;
      }
      if (Date.now() - shownAt < 2000) return;
      shownAt = Date.now();
      say(line);
    },
    end(line: string): void {
      if (terminal) process.stdout.write('\r\u001B[K');
      say(line);
    },
  };
};

/** Says what is being done, and how long it took once it is. */
export const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  const startedAt = Date.now();
  if (terminal) process.stdout.write(`  … ${title}`);
  try {
    const result = await work();
    if (terminal) process.stdout.write('\r\u001B[K');
    say(`${green('  ✓')} ${title} ${dim(`(${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)}`);
    return result;
  } catch (error) {
    if (terminal) process.stdout.write('\r\u001B[K');
    say(`  ✗ ${title}`);
    throw error;
  }
};
