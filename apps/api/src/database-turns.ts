/** Lets so many work at a time; the others wait for their turn, in order. `waiting`: how many do. */
export const createTurns = (most: number) => {
  let working = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (working < most) working += 1;
    // Whoever ends hands their place on.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
  return { inTurn, waiting: () => waiting.length };
};
