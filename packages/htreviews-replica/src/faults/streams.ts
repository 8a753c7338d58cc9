import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Body streams that misbehave. */

export function dripping(body: Buffer, bytes: number, everyMs: number, signal: AbortSignal): Readable {
  return Readable.from(
    (async function* drops() {
      for (let at = 0; at < body.length; at += bytes) {
        yield body.subarray(at, at + bytes);
        await sleep(everyMs, undefined, { signal });
      }
    })(),
    { objectMode: false },
  );
}

/** Sends the beginning and then breaks the connection. */
export function cutShort(body: Buffer, share: number): Readable {
  return Readable.from(
    (async function* beginning() {
      yield body.subarray(0, Math.floor(body.length * share));
      // Let the beginning leave the building before the connection is destroyed.
      await sleep(20);
      throw new Error('Cut short on purpose');
    })(),
    { objectMode: false },
  );
}

const FILLER = Buffer.from(`<p>${'дым '.repeat(16_000)}</p>\n`);

export function endless(bytes: number): Readable {
  return Readable.from(
    (function* filler() {
      yield Buffer.from('<!DOCTYPE html><html><body>\n');
      for (let sent = 0; sent < bytes; sent += FILLER.length) yield FILLER;
    })(),
    { objectMode: false },
  );
}
