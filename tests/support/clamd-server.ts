import { createServer, type Server, type Socket } from 'node:net';

// A server that speaks the protocol of clamd(8) over a real socket, and finds the test string of EICAR. Its bad days
// are modes: it answers late, hangs up, talks nonsense, or takes only short streams.

export type ClamdMode = 'normal' | 'slow' | 'drop' | 'garbage' | 'small';

// In parts, so that no scanner takes this file for the thing itself.
const eicarParts = ['X5O!P%@AP[4', 'PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE', '!$H+H*'];

/** The harmless file that every scanner finds (eicar.org). */
export const eicar = (): Uint8Array<ArrayBuffer> => {
  const text = eicarParts.map((part, at) => (at === 0 ? `${part}\\` : part)).join('');
  return new Uint8Array(Buffer.from(text, 'latin1'));
};

const smallMax = 1000;

/** The chunks of a stream so far; `done` once the empty chunk has come. */
const readChunks = (received: Buffer): { done: boolean; body: Buffer } => {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    if (length === 0) return { done: true, body: Buffer.concat(chunks) };
    if (at + 4 + length > received.length) break;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { done: false, body: Buffer.concat(chunks) };
};

const verdictOn = (body: Buffer): string =>
  body.includes(Buffer.from(eicar())) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';

export type ClamdServer = {
  port: number;
  path: string | null;
  mode: ClamdMode;
  /** The bodies of the streams it was sent. */
  seen: Buffer[];
  close: () => Promise<void>;
};

const onStream = (server: ClamdServer, socket: Socket, rest: Buffer): boolean => {
  const { done, body } = readChunks(rest);
  if (server.mode === 'drop') return socket.destroy().destroyed;
  if (server.mode === 'small' && body.length > smallMax) {
    socket.end('INSTREAM size limit exceeded. ERROR\0');
    return true;
  }
  if (!done) return false;
  server.seen.push(body);
  if (server.mode === 'slow') return true;
  socket.end(server.mode === 'garbage' ? 'what?\0' : verdictOn(body));
  return true;
};

const serve = (server: ClamdServer, socket: Socket): void => {
  let received = Buffer.alloc(0);
  let over = false;
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (over) return;
    received = Buffer.concat([received, Buffer.from(data)]);
    const end = received.indexOf(0);
    if (end < 0) return;
    const command = received.subarray(0, end).toString();
    if (command === 'zPING') socket.end('PONG\0');
    else if (command === 'zVERSION') socket.end('ClamAV 1.4.3/27800/Tue Nov 24 08:00:00 2026\0');
    else if (command === 'zINSTREAM') over = onStream(server, socket, received.subarray(end + 1));
    else socket.end('UNKNOWN COMMAND\0');
  });
};

/** Starts the server on a port of its own, or at a path. */
export const startClamd = async (path: string | null = null): Promise<ClamdServer> => {
  const sockets = new Set<Socket>();
  const listener: Server = createServer((socket) => {
    sockets.add(socket);
    serve(server, socket);
  });
  await new Promise<void>((resolve) => {
    if (path === null) listener.listen(0, '127.0.0.1', resolve);
    else listener.listen(path, resolve);
  });
  const address = listener.address();
  const server: ClamdServer = {
    port: typeof address === 'object' && address ? address.port : 0,
    path,
    mode: 'normal',
    seen: [],
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        listener.close(() => resolve());
      }),
  };
  return server;
};
