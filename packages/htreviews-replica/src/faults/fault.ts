import type { RequestKind } from '#src/request-kind.ts';

/** What goes wrong. */
export type Trouble =
  /** An error instead of an answer; retryAfter in seconds, or a moment to be sent as an HTTP date. */
  | { type: 'status'; status: number; retryAfter?: number | Date; body?: string }
  | { type: 'slow'; ms: number }
  /** The right answer in small pieces with pauses. */
  | { type: 'drip'; bytes: number; everyMs: number }
  /** Announces the whole length, sends this share of it (one half if not said) and hangs up. */
  | { type: 'truncate'; share?: number }
  | { type: 'reset' }
  | { type: 'redirect-loop' }
  /** A page of about so many bytes that never says anything. */
  | { type: 'huge'; bytes: number }
  /** Texts of the markup change, as a label that is renamed. */
  | { type: 'relabel'; from: string; to: string }
  | { type: 'rename-class'; from: string; to: string }
  /** A list endpoint answers in another shape: a web page, an object, nothing, or the first half. */
  | { type: 'json-as'; shape: 'html' | 'object' | 'empty' | 'half' };

export type Fault = Trouble & {
  /** Only requests of these kinds; all if not said. */
  kind?: RequestKind | readonly RequestKind[];
  /** Only paths (with query) that hold this text or match this pattern; all if not said. */
  path?: string | RegExp;
  method?: 'GET' | 'POST';
  /** Lets so many matching requests pass first. */
  skip?: number;
  /** Then hits so many; without end if not said. */
  times?: number;
};

export type FaultRequest = { kind: RequestKind; url: string; method: string };

export type Faults = {
  /** Replaces all faults. */
  set: (...faults: Fault[]) => void;
  add: (...faults: Fault[]) => void;
  clear: () => void;
};

export type FaultBox = Faults & {
  /** The first fault that hits this request, counting it. */
  take: (request: FaultRequest) => Fault | undefined;
};

export function createFaultBox(): FaultBox {
  let armed: { fault: Fault; seen: number }[] = [];
  const add = (...faults: Fault[]): void => {
    armed.push(...faults.map((fault) => ({ fault, seen: 0 })));
  };
  return {
    add,
    set: (...faults) => {
      armed = [];
      add(...faults);
    },
    clear: () => {
      armed = [];
    },
    take: (request) =>
      armed.find((entry) => {
        if (!matches(entry.fault, request)) return false;
        entry.seen += 1;
        const { skip = 0, times = Number.POSITIVE_INFINITY } = entry.fault;
        return entry.seen > skip && entry.seen <= skip + times;
      })?.fault,
  };
}

function matches({ kind, path, method }: Fault, request: FaultRequest): boolean {
  if (kind !== undefined && ![kind].flat().includes(request.kind)) return false;
  if (method !== undefined && method !== request.method) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? request.url.includes(path) : request.url.search(path) >= 0;
}
