import 'server-only';
import { connect, type NetConnectOpts } from 'node:net';

// The protocol of the ClamAV daemon, as clamd(8) describes it: a command that ends with a zero byte, then for INSTREAM
// chunks that each carry their length in four bytes, and one answer that ends with a zero byte.

export type ClamdPlace = { path: string } | { host: string; port: number };

export type ClamdTimes = { connectMs: number; answerMs: number };

/** Thrown when the scanner cannot be reached, breaks off, or answers what nobody can read. */
export class ScannerDownError extends Error {}

const chunkBytes = 64 * 1024;
const answerBytesMax = 4096;

const lengthOf = (count: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
};

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    yield lengthOf(chunk.byteLength);
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  yield lengthOf(0);
}

/** Sends one command, with a stream of bytes where it takes one; returns the answer without its end. */
const ask = (place: ClamdPlace, command: string, bytes: Uint8Array | null, times: ClamdTimes): Promise<string> =>
  new Promise((resolve, reject) => {
    const options: NetConnectOpts = 'path' in place ? { path: place.path } : { host: place.host, port: place.port };
    const socket = connect(options);
    let answer = '';
    const end = (act: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      act();
    };
    const fail = (why: string) => end(() => reject(new ScannerDownError(why)));
    let timer = setTimeout(() => fail('The scanner does not take connections.'), times.connectMs);
    const finish = () => {
      const [whole, rest] = answer.split('\0');
      if (rest === undefined || whole === undefined) return fail('The scanner broke off before it had answered.');
      return end(() => resolve(whole.trim()));
    };
    socket.on('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail('The scanner takes too long.'), times.answerMs);
      void send(socket, command, bytes);
    });
    socket.on('data', (data: Buffer) => {
      answer += data.toString('utf8');
      if (answer.includes('\0') || answer.length > answerBytesMax) finish();
    });
    socket.on('close', finish);
    // The daemon closes its side once it has refused a stream: what it said before counts more than the broken pipe.
    socket.on('error', (error) => (answer.includes('\0') ? finish() : fail(error.message)));
  });

const send = async (socket: ReturnType<typeof connect>, command: string, bytes: Uint8Array | null): Promise<void> => {
  socket.write(`z${command}\0`);
  if (bytes === null) return;
  for (const chunk of chunksOf(bytes)) {
    if (socket.destroyed) return;
    if (!socket.write(chunk)) await drained(socket);
  }
};

const drained = (socket: ReturnType<typeof connect>): Promise<void> =>
  new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });

export type ClamdAnswer = { state: 'CLEAN' } | { state: 'INFECTED'; signature: string };

const toAnswer = (text: string): ClamdAnswer => {
  if (text === 'stream: OK') return { state: 'CLEAN' };
  const found = /^stream: (.{1,200}) FOUND$/u.exec(text)?.[1];
  if (found) return { state: 'INFECTED', signature: found };
  throw new ScannerDownError(`The scanner answered “${text.slice(0, 200)}”.`);
};

/**
 * Has the daemon look at bytes.
 * @throws ScannerDownError whenever it gives no verdict, a stream beyond its size limit among it
 */
export const scanWithClamd = async (place: ClamdPlace, bytes: Uint8Array, times: ClamdTimes): Promise<ClamdAnswer> =>
  toAnswer(await ask(place, 'INSTREAM', bytes, times));

/** Name and version of the daemon and its signatures, after it has said that it is there. */
export const versionOfClamd = async (place: ClamdPlace, times: ClamdTimes): Promise<string> => {
  if ((await ask(place, 'PING', null, times)) !== 'PONG') throw new ScannerDownError('The scanner is not clamd.');
  return (await ask(place, 'VERSION', null, times)).slice(0, 120);
};
