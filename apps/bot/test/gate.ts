import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Gate = {
  /** The target's address, by way of the gate. */
  url: string;
  shut: () => void;
  /** Keeps requests whose path contains this waiting until the gate is opened. */
  hold: (path: string) => void;
  /** How many are kept waiting. */
  waiting: () => number;
  open: () => void;
  close: () => Promise<void>;
};

/** A way to a server that can be cut, as when the server is away. */
export const startGate = async (target: string): Promise<Gate> => {
  let isOpen = true;
  let held: string | null = null;
  let waiting: (() => void)[] = [];
  const { origin, pathname } = new URL(target);
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)) {
        headers.set(name, value);
      }
    }
    const answer = await fetch(`${origin}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    const go = () => void pass(request, response).catch(() => request.socket.destroy());
    if (!isOpen) request.socket.destroy();
    else if (held !== null && request.url?.includes(held)) waiting.push(go);
    else go();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    shut: () => {
      isOpen = false;
      server.closeAllConnections();
    },
    hold: (path) => {
      held = path;
    },
    waiting: () => waiting.length,
    open: () => {
      isOpen = true;
      held = null;
      for (const go of waiting) go();
      waiting = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** A port nobody listens at, at the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
