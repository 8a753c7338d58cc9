/** The answer, or a refusal when it takes longer than that. What was asked goes on. */
export const inTime = async <T>(answer: PromiseLike<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    // An answer that is there already is heard first: the one who was late may be this process.
    timer = setTimeout(
      () => setImmediate(reject, new Error(`No answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
