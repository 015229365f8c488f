import { once } from 'node:events';
import { connect } from 'node:net';

// Requests as no library would send them: the lines as they are, and whatever comes back until the line is closed.

export type RawAnswer = { status: number; headers: Record<string, string>; body: string; text: string };

const readAnswer = (text: string): RawAnswer => {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
  });
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body: text.slice(end + 4), text };
};

/** The parts of a request that are sent one after the other. */
export type RawParts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Sends bytes to a port of this machine as they are; returns the first answer. Status NaN: the line was just closed. */
export const sendRaw = async (port: number, parts: RawParts, msMax = 20_000): Promise<RawAnswer> => {
  const line = connect(port, '127.0.0.1');
  let text = '';
  line.setEncoding('latin1');
  line.on('data', (part) => {
    text += String(part);
  });
  // A server that refuses closes the line while we are still sending.
  line.on('error', () => undefined);
  const closed = once(line, 'close').catch(() => undefined);
  const clock = setTimeout(() => line.destroy(), msMax);
  for await (const part of parts) {
    if (line.destroyed || line.writableEnded) break;
    if (!line.write(part)) await Promise.race([once(line, 'drain').catch(() => undefined), closed]);
  }
  await closed;
  clearTimeout(clock);
  return readAnswer(text);
};

/** The lines of a request without a body. The connection ends with it. */
export const requestLines = (first: string, headers: readonly string[]): string =>
  [`${first} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n');
