import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1024 * 1024;

/**
 * Each page leaves some hundred kilobytes of parsed tree behind. On a machine with much memory V8 lets that lie until it is
 * several hundred megabytes; here it is cleared once so much of it has gathered, for some milliseconds each time.
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
