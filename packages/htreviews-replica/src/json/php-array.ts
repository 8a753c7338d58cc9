/** PHP writes an array whose keys are not 0, 1, 2… as an object: a filtered list may come in either shape. */
export function phpArray<T>(entries: readonly (readonly [number, T])[]): T[] | Record<string, T> {
  const isList = entries.every(([key], index) => key === index);
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
