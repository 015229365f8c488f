import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

// A passkey in software: makes the bytes that a real authenticator would (WebAuthn, section 6), so that a test can also
// make the wrong ones.

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

// The few shapes of CBOR (RFC 8949) that a passkey needs.
const head = (major: number, size: number): Buffer =>
  size < 24
    ? Buffer.from([(major << 5) | size])
    : size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
const int = (value: number): Buffer => (value >= 0 ? head(0, value) : head(1, -1 - value));
const bytesOf = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()]);

const flagUserPresent = 0x01;
const flagUserVerified = 0x04;
const flagNewKey = 0x40;

/** What of an answer may be made wrong. */
export type Twist = {
  origin?: string;
  rpId?: string;
  verified?: boolean;
  counter?: number;
  id?: string;
  type?: string;
};

/** Makes a passkey for an origin; it signs whatever it is asked to. */
export const softAuthenticator = (origin: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  const rpIdOf = (twist: Twist) => twist.rpId ?? new URL(origin).hostname;
  const authData = (twist: Twist, flags: number, counter: number, rest: Uint8Array = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? counter);
    const seen = flagUserPresent | (twist.verified === false ? 0 : flagUserVerified) | flags;
    return Buffer.concat([sha256(rpIdOf(twist)), Buffer.from([seen]), count, rest]);
  };
  const clientData = (type: string, challenge: string, twist: Twist): Buffer =>
    Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin: twist.origin ?? origin }));
  let uses = 0;
  const outside = { type: 'public-key', clientExtensionResults: {} };
  return {
    id: base64url(id),
    /** Answers a request for a new passkey, as the JSON a browser would send. */
    create: (challenge: string, twist: Twist = {}): string => {
      const coseKey = map([
        [int(1), int(2)],
        [int(3), int(-7)],
        [int(-1), int(1)],
        [int(-2), bytesOf(Buffer.from(x, 'base64url'))],
        [int(-3), bytesOf(Buffer.from(y, 'base64url'))],
      ]);
      const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey]);
      const attestationObject = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytesOf(authData(twist, flagNewKey, 0, key))],
      ]);
      const response = {
        clientDataJSON: base64url(clientData('webauthn.create', challenge, twist)),
        attestationObject: base64url(attestationObject),
        transports: ['internal'],
      };
      return JSON.stringify({ id: base64url(id), rawId: base64url(id), ...outside, response });
    },
    /** Answers a request to show the passkey, as the JSON a browser would send. */
    get: (challenge: string, twist: Twist = {}): string => {
      uses += 1;
      const data = authData(twist, 0, uses);
      const client = clientData('webauthn.get', challenge, twist);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      };
      const shown = twist.id ?? base64url(id);
      return JSON.stringify({ id: shown, rawId: shown, ...outside, response });
    },
  };
};
