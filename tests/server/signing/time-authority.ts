import { execFileSync } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { openssl } from './pdf-tools';

// A timestamp authority on the loopback interface: openssl answers, with a root and a certificate made here. It can be
// told to misbehave.

const SETTINGS = `[tsa]
serial = ./serial
certs = ./ca.pem
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[refusing]
serial = ./serial
certs = ./ca.pem
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha512
`;
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** How the authority behaves: as it should, or in one wrong way. */
export type Behavior =
  | 'good'
  | 'silent'
  | 'error'
  | 'garbage'
  | 'endless'
  | 'packed'
  | 'elsewhere'
  | 'refusing'
  | 'other_nonce'
  | 'other_hash';

/** Makes a certificate under the root in the folder, for one purpose. */
export function certify(folder: string, name: string, purpose: string): void {
  writeFileSync(path.join(folder, `${name}.ext`), `extendedKeyUsage=${purpose}\nkeyUsage=critical,digitalSignature\n`);
  openssl(folder, 'req', ...EC, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/O=Test/CN=${name}`);
  const under = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`, '-days', '3000'];
  openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...under, '-out', `${name}.pem`);
}

function reply(folder: string, query: Uint8Array, section: 'tsa' | 'refusing'): Buffer {
  writeFileSync(path.join(folder, 'query'), query);
  openssl(folder, 'ts', '-reply', '-config', 'tsa.cnf', '-section', section, '-queryfile', 'query', '-out', 'reply');
  return readFileSync(path.join(folder, 'reply'));
}

/** The query for another nonce or another hash: what a mixed-up authority would answer. */
function mixedUp(query: Buffer, what: 'other_nonce' | 'other_hash'): Buffer {
  const changed = Buffer.from(query);
  // The nonce has 16 bytes, the hash 32; each follows its own tag and length.
  const mark = what === 'other_nonce' ? Buffer.from([0x02, 0x10]) : Buffer.from([0x04, 0x20]);
  const at = changed.indexOf(mark) + 2;
  if (at === 1) throw new Error('The query has no such part.');
  randomBytes(8).copy(changed, at + 4);
  return changed;
}

function answer(folder: string, behavior: Behavior, query: Buffer, response: ServerResponse): void {
  if (behavior === 'silent') return;
  if (behavior === 'error') response.writeHead(503).end();
  else if (behavior === 'garbage') response.end('<html>Welcome to the hotel network</html>');
  else if (behavior === 'endless') response.end(Buffer.alloc(40_000));
  else if (behavior === 'packed')
    response.setHeader('Content-Encoding', 'br').end(brotliCompressSync(reply(folder, query, 'tsa')));
  else if (behavior === 'elsewhere') response.writeHead(307, { Location: '/other' }).end();
  else if (behavior === 'other_nonce' || behavior === 'other_hash')
    response.end(reply(folder, mixedUp(query, behavior), 'tsa'));
  else response.end(reply(folder, query, behavior === 'refusing' ? 'refusing' : 'tsa'));
}

/** Starts an authority. Set `behavior` to change how it answers; `stop` it at the end. */
export async function aTimeAuthority() {
  const folder = mkdtempSync(path.join(tmpdir(), 'time-authority-'));
  writeFileSync(path.join(folder, 'tsa.cnf'), SETTINGS);
  writeFileSync(path.join(folder, 'serial'), '01');
  openssl(folder, 'req', '-x509', ...EC, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=Root');
  certify(folder, 'tsa', 'critical,timeStamping');
  const state: { behavior: Behavior; asked: number } = { behavior: 'good', asked: 0 };
  const server = createServer(async (request, response) => {
    state.asked += 1;
    // openssl runs for longer than a waiting connection lives.
    response.setHeader('Connection', 'close');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    answer(folder, state.behavior, Buffer.concat(parts), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const rootPem = readFileSync(path.join(folder, 'ca.pem'), 'utf8');
  return {
    folder,
    state,
    rootPem,
    certificate: new X509Certificate(readFileSync(path.join(folder, 'tsa.pem'))),
    authority: { url, roots: [new X509Certificate(rootPem)] },
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A timestamp token as somebody else would sign it: the same facts, under another certificate of the folder. */
export function signedAgain(folder: string, facts: Uint8Array, name: string): Uint8Array {
  writeFileSync(path.join(folder, 'facts'), facts);
  const signing = `cms -sign -binary -nodetach -cades -nosmimecap -md sha256 -outform DER -econtent_type 1.2.840.113549.1.9.16.1.4 -in facts -signer ${name}.pem -inkey ${name}.key`;
  return new Uint8Array(execFileSync('openssl', signing.split(' '), { cwd: folder, stdio: 'pipe' }));
}
