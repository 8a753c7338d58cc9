import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// On a machine with much memory V8 is in no hurry: it lets hundreds of megabytes of garbage lie, and lets the room for
// new objects grow to 128 MB. Reading pages one by one needs neither.

const MIB = 1024 * 1024;

/** From now on the room for new objects stays as it is. To be called early, while it is small. */
export const keepNewSpaceSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/**
 * Each page leaves some hundred kilobytes of parsed tree behind. The function returned clears that away once so much has
 * gathered, which takes some tens of milliseconds.
 */
export function createHeapKeeper({ garbageBytes = 24 * MIB, collect = collector() } = {}): () => void {
  let afterLast = usedHeap();
  return () => {
    if (usedHeap() - afterLast < garbageBytes) return;
    collect();
    afterLast = usedHeap();
  };
}

const usedHeap = (): number => getHeapStatistics().used_heap_size;

/** The collector that `node --expose-gc` would give, without asking whoever starts us for that flag. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => void collect() : () => undefined;
}
