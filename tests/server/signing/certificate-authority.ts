import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSealIdentity } from '@/lib/server/signing/seal-identity';
import { openssl } from './pdf-tools';

// An issuer of certificates made with openssl, which can take back what it issued.

const SETTINGS = `[ca]
default_ca = here
[here]
database = ./index.txt
serial = ./serial.txt
crlnumber = ./crlnumber.txt
default_md = sha256
default_crl_days = 30
`;
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes an issuer in a folder. */
export function anIssuer(folder: string): void {
  writeFileSync(path.join(folder, 'ca.cnf'), SETTINGS);
  writeFileSync(path.join(folder, 'index.txt'), '');
  writeFileSync(path.join(folder, 'crlnumber.txt'), '1000');
  writeFileSync(
    path.join(folder, 'leaf.ext'),
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n',
  );
  openssl(folder, 'req', '-x509', ...EC, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=Issuer');
}

/** Has the issuer certify a seal; returns its identity with the chain in it. */
export async function aSealFrom(folder: string, name: string) {
  openssl(folder, 'req', ...EC, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/O=Test/CN=${name}`);
  const under = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'leaf.ext', '-days', '3000'];
  openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...under, '-out', `${name}.pem`);
  const parts = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-passout', 'pass:secret'];
  openssl(folder, 'pkcs12', '-export', ...parts, '-out', `${name}.p12`);
  return loadSealIdentity(new Uint8Array(readFileSync(path.join(folder, `${name}.p12`))), 'secret');
}

const byIssuer = ['-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key'];

/** Takes a certificate back. */
export function revoke(folder: string, name: string): void {
  openssl(folder, 'ca', ...byIssuer, '-revoke', `${name}.pem`);
}

/** The list of the issuer as it stands now; with `days`, good for so long. */
export function listOf(folder: string, days = 30): Uint8Array {
  openssl(folder, 'ca', ...byIssuer, '-gencrl', '-crldays', String(days), '-out', 'issuer.crl');
  return new Uint8Array(readFileSync(path.join(folder, 'issuer.crl')));
}
