import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';

// Answers of public pages that serve for a moment. Each carries a nonce, which every answer has to have for itself: it is
// cut out when the answer is kept and put in anew each time (docs/decisions/0061).

/** Our own rule: nobody notices that the register is two seconds old, and a rush asks for one drawing in two seconds. */
const freshMs = 2000;
/** For so long the old answer serves while one request draws the new one. */
const renewingMs = 10_000;
const answersMax = 200;
const bytesMax = 500_000;
const allBytesMax = 20_000_000;

type Kept = {
  /** The text between the places of the nonce. */
  parts: readonly string[];
  headers: readonly (readonly [string, readonly string[]])[];
  bytes: number;
  drawnAt: number;
  isRenewed: boolean;
};

type Asked = { address: string; nonce: string; response: ServerResponse; draw: () => Promise<void> };

export type KeptAnswers = {
  /** Gives the answer to an address: one that is kept, or one that is drawn now. */
  give: (asked: Asked) => Promise<void>;
  /**
   * Forgets everything as soon as this answer begins, and again when it is whole: whoever changed something sees it on the
   * next page, and a drawing that began before the change is not kept.
   */
  forgetAfter: (response: ServerResponse) => void;
};

const heads = ['content-type', 'cache-control', 'vary', 'link'] as const;

/** What only this address is drawn from: the rest of the request is taken away, so that no answer can be coloured by it. */
export const nothingButAddress = ({ headers }: IncomingMessage): void => {
  const needed = new Set(['host', 'accept', 'x-portal-path', 'x-portal-own', 'content-security-policy']);
  for (const name of Object.keys(headers)) {
    if (!needed.has(name) && !name.startsWith('x-forwarded-')) delete headers[name];
  }
};

/** Makes a memory for answers. Takes a clock in milliseconds. */
export const keepAnswers = (clock: () => number = Date.now): KeptAnswers => {
  const kept = new Map<string, Kept>();
  let changes = 0;
  const forget = (address: string) => kept.delete(address);
  const forgetAll = () => {
    changes += 1;
    kept.clear();
  };
  const keep = (address: string, answer: Kept) => {
    kept.delete(address);
    kept.set(address, answer);
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [oldest, { bytes: less }] of kept) {
      if (kept.size <= answersMax && bytes <= allBytesMax) return;
      forget(oldest);
      bytes -= less;
    }
  };
  const giveAnswer = async ({ address, nonce, response, draw }: Asked): Promise<void> => {
    const known = kept.get(address);
    const age = known ? clock() - known.drawnAt : Number.POSITIVE_INFINITY;
    if (known && (age < freshMs || (known.isRenewed && age < renewingMs))) return give(known, nonce, response);
    if (known) known.isRenewed = true;
    const [drawnAt, changesBefore] = [clock(), changes];
    const heard = hear(response);
    try {
      await draw();
    } catch (error) {
      forget(address);
      throw error;
    }
    const text = heard();
    if (text === null || !text.includes(nonce)) forget(address);
    else if (changes === changesBefore) keep(address, { ...cut(text, nonce, response), drawnAt, isRenewed: false });
  };
  return { give: giveAnswer, forgetAfter: (response) => whenAnswered(response, forgetAll) };
};

/** Calls before the first byte of an answer leaves, and once more when all of it has. */
const whenAnswered = (response: ServerResponse, call: () => void): void => {
  const { writeHead } = response;
  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    call();
    return writeHead.apply(response, given);
  }) as typeof writeHead;
  response.once('close', call);
};

const nonceMark = '\0';

const cut = (text: string, nonce: string, response: ServerResponse): Pick<Kept, 'parts' | 'headers' | 'bytes'> => ({
  parts: text.split(nonce),
  headers: heads.flatMap((name) => {
    const lines = [response.getHeader(name) ?? []].flat().map((line) => String(line).replaceAll(nonce, nonceMark));
    return lines.length > 0 ? [[name, lines] as const] : [];
  }),
  bytes: text.length,
});

const give = ({ parts, headers }: Kept, nonce: string, response: ServerResponse): void => {
  for (const [name, lines] of headers) {
    response.setHeader(
      name,
      lines.map((line) => line.replaceAll(nonceMark, nonce)),
    );
  }
  response.end(parts.join(nonce));
};

/** Listens to what is written; the text afterwards, or null where it may not serve for others. */
const hear = (response: ServerResponse): (() => string | null) => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const { write, end } = response;
  const note = (chunk: unknown): void => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(Buffer.from(chunk));
  };
  response.write = ((...given: Parameters<typeof write>) => {
    note(given[0]);
    return write.apply(response, given);
  }) as typeof write;
  response.end = ((...given: Parameters<typeof end>) => {
    note(given[0]);
    return end.apply(response, given);
  }) as typeof end;
  return () => {
    const isHtml = String(response.getHeader('content-type')).startsWith('text/html');
    const isPlain = !response.hasHeader('set-cookie') && !response.hasHeader('content-encoding');
    const isWhole = response.writableEnded && bytes <= bytesMax;
    if (response.statusCode !== 200 || !isHtml || !isPlain || !isWhole) return null;
    const text = Buffer.concat(chunks).toString('utf8');
    // Whoever left in the middle was sent half a page.
    return /<\/html>\s*$/u.test(text) ? text : null;
  };
};
