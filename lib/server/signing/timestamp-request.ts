import 'server-only';
import { createHash, randomBytes, type X509Certificate } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { verifyTimestamp } from './verify-timestamp';

// Asks an RFC 3161 authority for the time of a seal. What does not verify is no timestamp, and the seal waits.

/** Where timestamps come from, and whose are believed. */
export type TimestampAuthority = {
  url: string;
  /** The certificates of the authority, or roots above it. */
  roots: readonly X509Certificate[];
};

/** Thrown when there is no timestamp now. The seal is tried again later, and never made without one. */
export class TimestampPendingError extends Error {
  /** @param message what the authority did, and what to mend where that is ours */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TimestampPendingError';
  }
}

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const ANSWER_MS = 10_000;
/** A token with a long chain has some 10 KB. */
const ANSWER_BYTES_MAX = 28_000;
/** PKIStatus granted and grantedWithMods (RFC 3161, 2.4.2). */
const GRANTED: readonly number[] = [0, 1];

function requestOf(imprint: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: SHA_256 }),
      hashedMessage: new asn1.OctetString({ valueHex: imprint }),
    }),
    nonce: new asn1.Integer({ valueHex: nonce }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

async function bodyOf(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > ANSWER_BYTES_MAX) throw new TimestampPendingError('The timestamp authority sent an answer too long.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

// Not `fetch`: it unpacks what it gets (Brotli among it, CVE-2026-111497) and follows where it is sent. This does neither.
function send(url: string, body: Uint8Array, signal: AbortSignal): Promise<IncomingMessage> {
  const { request } = url.startsWith('https:') ? https : http;
  const headers = {
    'Content-Type': 'application/timestamp-query',
    'Content-Length': body.length,
    Accept: 'application/timestamp-reply',
    'Accept-Encoding': 'identity',
  };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers, signal }, resolve).once('error', reject).end(body);
  });
}

async function ask(url: string, body: Uint8Array<ArrayBuffer>, waitMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(waitMs);
  try {
    const response = await send(url, body, signal);
    if (response.statusCode === 200) return await bodyOf(response);
    response.destroy();
    throw new TimestampPendingError(`The timestamp authority answered with the error ${response.statusCode}.`);
  } catch (cause) {
    if (cause instanceof TimestampPendingError) throw cause;
    const seconds = Math.ceil(waitMs / 1000);
    throw new TimestampPendingError(
      signal.aborted
        ? `The timestamp authority did not answer within ${seconds} seconds.`
        : 'The timestamp authority cannot be reached. Check TSA_URL and the network of this server.',
      { cause },
    );
  }
}

function tokenIn(answer: Uint8Array<ArrayBuffer>): Uint8Array {
  let response: pkijs.TimeStampResp;
  try {
    response = pkijs.TimeStampResp.fromBER(answer);
  } catch (cause) {
    throw new TimestampPendingError('The answer of the timestamp authority cannot be read.', { cause });
  }
  const { status, timeStampToken } = response;
  if (!GRANTED.includes(status.status) || timeStampToken === undefined) {
    throw new TimestampPendingError(`The timestamp authority refused the request (status ${status.status}).`);
  }
  return new Uint8Array(timeStampToken.toSchema().toBER());
}

/**
 * Gets a timestamp over the value of a signature, and verifies it.
 * @param authority whom to ask
 * @param signature the value of the signature
 * @param signedAt the time the seal claims; a token of another time is refused
 * @param waitMs how long to wait for the answer
 * @returns the token, DER
 * @throws TimestampPendingError when there is no good timestamp now, with the reason in plain words
 */
export async function requestTimestamp(
  authority: TimestampAuthority,
  signature: Uint8Array,
  signedAt: Date,
  waitMs = ANSWER_MS,
): Promise<Uint8Array> {
  const imprint = createHash('sha256').update(signature).digest();
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40; // Positive, and one spelling only.
  const token = tokenIn(await ask(authority.url, requestOf(imprint, nonce), waitMs));
  const { facts, problems } = verifyTimestamp(token, imprint, signedAt, authority.roots);
  if (facts === null || problems.length > 0) throw new TimestampPendingError(problems.join(' '));
  if (facts.nonce !== nonce.toString('hex')) {
    throw new TimestampPendingError('The timestamp answers another request: its nonce is not ours.');
  }
  return token;
}
