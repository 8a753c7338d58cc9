import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What goes wrong between a client and the server behind the proxy. */
export type Fault =
  | 'none'
  /** Nobody listens: who has a connection loses it, who wants one is refused. */
  | 'refuse'
  /** Connections are taken and kept, and nothing passes, neither way. Later it does, as after a stalled network. */
  | 'hang'
  /** Every connection is reset, a new one as soon as it is made. */
  | 'reset'
  /** Answers come by the byte, every so many milliseconds. */
  | { dripMs: number }
  /** So many bytes of answers pass on each connection, then it is reset. */
  | { cutAfter: number };

export type FaultProxy = {
  port: number;
  /** The same address, but by way of the proxy: `postgresql://…`, `redis://…`. */
  through: (url: string) => string;
  /** From now on, for connections old and new. */
  suffer: (fault: Fault) => Promise<void>;
  close: () => Promise<void>;
};

/** A TCP proxy on a free port of 127.0.0.1 that can be told to misbehave. Knows no protocol. */
export const startFaultProxy = async (target: { host?: string; port: number }): Promise<FaultProxy> => {
  let fault: Fault = 'none';
  let changed = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();

  const asked = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      while (fault === 'hang') await changed.promise;
      yield chunk;
    }
  };

  const answered = async function* (chunks: AsyncIterable<Buffer>) {
    let passed = 0;
    for await (const chunk of chunks) {
      let rest = chunk;
      while (rest.length > 0) {
        while (fault === 'hang') await changed.promise;
        const { part, pause, isLast } = nextPart(fault, rest, passed);
        if (pause > 0) await Promise.race([wait(pause), changed.promise]);
        yield part;
        rest = rest.subarray(part.length);
        passed += part.length;
        if (isLast) throw new Error('cut here');
      }
    }
  };

  const serve = (client: Socket) => {
    if (fault === 'reset') {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const server = connect({ host: target.host ?? '127.0.0.1', port: target.port });
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
    }
    const end = () => {
      client.resetAndDestroy();
      server.destroy();
    };
    pipeline(client, asked, server).catch(end);
    pipeline(server, answered, client).catch(end);
  };
  const listener = createServer(serve);

  const listen = async (port: number): Promise<number> => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const stopListening = async () => {
    if (!listener.listening) return;
    const closed = once(listener, 'close');
    listener.close();
    resetAll();
    await closed;
  };
  const resetAll = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  const port = await listen(0);
  return {
    port,
    through: (url) => {
      const other = new URL(url);
      other.host = `127.0.0.1:${port}`;
      return other.href;
    },
    suffer: async (next) => {
      fault = next;
      changed.resolve();
      changed = Promise.withResolvers();
      if (next === 'refuse') return stopListening();
      if (next === 'reset') resetAll();
      if (!listener.listening) await listen(port);
    },
    close: async () => {
      fault = 'refuse';
      changed.resolve();
      await stopListening();
    },
  };
};

/** What of an answer passes next, after how long, and whether anything comes after it. */
const nextPart = (fault: Fault, rest: Buffer, passed: number) => {
  if (typeof fault === 'string') return { part: rest, pause: 0, isLast: false };
  if ('dripMs' in fault) return { part: rest.subarray(0, 1), pause: fault.dripMs, isLast: false };
  const left = Math.max(0, fault.cutAfter - passed);
  return { part: rest.subarray(0, left), pause: 0, isLast: left <= rest.length };
};
