// Checks a case pack of the ACCESS Partnership Portal on any computer: no network, no portal, nothing to install.
//
//   node verify.mjs            checks the folder this file lies in
//   node verify.mjs FOLDER     checks another folder
//
// Needs Node 20 or later. Prints one line for each check, and ends with exit code 0 when all hold and 1 otherwise.
// It was written apart from the portal and shares no code with it. To be sure that this copy is the real one, compare
// it with the one in the portal's source code: lib/server/agreements/case-pack/verify.mjs.
import { createHash, verify, X509Certificate } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FORMAT = 'access-case-pack';
const VERSION = 1;
const BYTES_MAX = 200_000_000;
const RSA_BITS_MIN = 3072;
/** Files that every pack has, beside manifest.json. */
const REQUIRED = [
  'README.txt',
  'verify.mjs',
  'agreement-sealed.pdf',
  'agreement-text.pdf',
  'seal-certificate.pem',
  'signatures.json',
  'ceremony.json',
  'audit-events.json',
];

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** Names come from the pack and are printed: no sign may move the cursor or colour the line. */
const plain = (value) => JSON.stringify(String(value).slice(0, 200)).replace(/[^\x20-\x7e]/g, '?');
/** A problem in plain words. Whatever else is thrown is worded as "cannot be read". */
class Problem extends Error {}
const must = (holds, problem) => {
  if (!holds) throw new Problem(problem);
};

/** All files under a folder, by name with forward slashes. A link or a device is no file of a pack. */
function filesIn(folder, prefix = '', found = new Map()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = prefix + entry.name;
    const full = path.join(folder, entry.name);
    must(found.size < 1000, 'There are more than 1000 files in the folder.');
    if (entry.isDirectory()) filesIn(full, `${name}/`, found);
    else {
      must(entry.isFile(), `${plain(name)} is not a plain file.`);
      found.set(name, full);
    }
  }
  return found;
}

const read = (files, name) => {
  const full = files.get(name);
  must(full !== undefined, `${name} is missing.`);
  must(lstatSync(full).size <= BYTES_MAX, `${name} is larger than any file of a pack.`);
  return readFileSync(full);
};

const readJson = (files, name) => JSON.parse(read(files, name).toString('utf8'));

function readManifest(files) {
  const manifest = readJson(files, 'manifest.json');
  must(isObject(manifest) && manifest.format === FORMAT, 'manifest.json is not the manifest of a case pack.');
  must(manifest.formatVersion === VERSION, `This verifier knows version ${VERSION} of the pack, and not this one.`);
  const rows = manifest.files;
  must(Array.isArray(rows) && rows.every((row) => isObject(row) && typeof row.name === 'string'), 'It lists no files.');
  must(isHash(manifest.sealCertificateSha256), 'manifest.json does not name the certificate of the seal.');
  must(isObject(manifest.events), 'manifest.json does not say how many events there are.');
  return manifest;
}

/** Every file has the size and hash of the manifest; none is missing, none is added. Names every difference. */
function checkFiles(files, manifest) {
  const listed = new Set(manifest.files.map(({ name }) => name));
  const problems = REQUIRED.filter((name) => !listed.has(name)).map((name) => `manifest.json does not list ${name}.`);
  if (listed.size !== manifest.files.length) problems.push('manifest.json lists a file twice.');
  for (const name of files.keys()) {
    if (name !== 'manifest.json' && !listed.has(name)) problems.push(`${plain(name)} does not belong to the pack.`);
  }
  for (const { name, size, sha256: hash } of manifest.files) {
    if (!files.has(name)) problems.push(`${plain(name)} is missing.`);
    else {
      const bytes = read(files, name);
      if (bytes.length !== size || sha256(bytes) !== hash) problems.push(`${plain(name)} was changed.`);
    }
  }
  must(problems.length === 0, problems.join(' '));
}

const isEvent = (value) =>
  isObject(value) &&
  Number.isSafeInteger(value.seq) &&
  isHash(value.prevHash) &&
  isHash(value.hash) &&
  (value.canonical === null || typeof value.canonical === 'string');

/** The hash of an event: over the byte 1, the hash of the event before it in the portal, and its own text. */
const eventHash = ({ prevHash, canonical }) => sha256(Buffer.from([1]), Buffer.from(prevHash, 'hex'), canonical);

function readEvents(files) {
  const events = readJson(files, 'audit-events.json');
  must(Array.isArray(events) && events.every(isEvent), 'audit-events.json does not hold events.');
  return events;
}

function checkEventHashes(events, manifest) {
  for (const event of events.filter(({ canonical }) => canonical !== null)) {
    must(eventHash(event) === event.hash, `Event ${event.seq} was changed: its text does not give its hash.`);
    const said = JSON.parse(event.canonical);
    must(said.seq === event.seq, `Event ${event.seq} has another number in its text.`);
    must(said.event?.target?.id === manifest.agreementId, `Event ${event.seq} is about another case.`);
  }
}

function checkEventOrder(events, manifest) {
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before === undefined) return;
    must(before.seq < event.seq, `Event ${event.seq} is out of order.`);
    const adjacent = before.seq + 1 === event.seq;
    must(!adjacent || event.prevHash === before.hash, `Event ${event.seq} does not follow event ${before.seq}.`);
  });
  const { count, listSha256 } = manifest.events;
  must(events.length === count, `There should be ${Number(count)} events, and there are ${events.length}.`);
  const list = events.map(({ seq, hash }) => `${seq} ${hash}\n`).join('');
  must(sha256(list) === listSha256, 'The list of events is not the one the manifest names.');
}

function checkSealEvent(events, sealed, frozen) {
  const facts = events
    .filter(({ canonical }) => canonical !== null)
    .map(({ canonical }) => JSON.parse(canonical).event)
    .filter((event) => event?.action === 'agreement.seal')
    .map((event) => event.facts);
  const named = facts.some((item) => item?.sealedSha256 === sha256(sealed) && item?.frozenSha256 === sha256(frozen));
  must(named, 'No event of this case says that these two PDFs were sealed. They may be of another agreement.');
}

/** Reads one DER value (X.690): its tag, its content and where it ends. Refuses what runs over its end. */
function derAt(bytes, at, end = bytes.length) {
  must(at + 2 <= end, 'The seal is cut short.');
  const first = bytes[at + 1];
  const extra = first < 0x80 ? 0 : first & 0x7f;
  must(first !== 0x80 && extra <= 4 && at + 2 + extra <= end, 'The seal has a length that cannot be.');
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < extra; index += 1) length = length * 256 + bytes[at + 2 + index];
  const start = at + 2 + extra;
  must(start + length <= end, 'The seal is cut short.');
  return { tag: bytes[at], at, start, end: start + length, raw: bytes.subarray(at, start + length) };
}

/** The values inside a value. */
function derParts(bytes, outer, tag) {
  must(outer !== undefined && outer.tag === tag, 'The seal is not built as a seal is.');
  const parts = [];
  for (let at = outer.start; at < outer.end; ) {
    const part = derAt(bytes, at, outer.end);
    parts.push(part);
    at = part.end;
  }
  return parts;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 0x04;
const TAGGED = 0xa0;
const OID = {
  data: '2a864886f70d010701',
  signedData: '2a864886f70d010702',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingCertificate: '2a864886f70d010910022f',
  ecdsaWithSha256: '2a8648ce3d040302',
  rsaWithSha256: '2a864886f70d01010b',
};
const contentHex = (bytes, part) => (part ? bytes.subarray(part.start, part.end).toString('hex') : '');

/** Takes a CMS message (RFC 5652) apart: its certificates, its one signer, and the facts the signer signed. */
function readCms(bytes) {
  const outer = derAt(bytes, 0);
  must(
    bytes.subarray(outer.end).every((byte) => byte === 0),
    'Something stands behind the seal.',
  );
  const [type, tagged] = derParts(bytes, outer, SEQUENCE);
  must(contentHex(bytes, type) === OID.signedData, 'The seal is not a signature.');
  const [, , , certificates, signers] = derParts(bytes, derParts(bytes, tagged, TAGGED)[0], SEQUENCE);
  const [signer, ...others] = derParts(bytes, signers, SET);
  must(others.length === 0, 'The seal has more than one signer.');
  const [, , , attributes, algorithm, signature] = derParts(bytes, signer, SEQUENCE);
  const values = new Map();
  for (const attribute of derParts(bytes, attributes, TAGGED)) {
    const [name, set] = derParts(bytes, attribute, SEQUENCE);
    const [value, ...more] = derParts(bytes, set, SET);
    must(more.length === 0 && !values.has(contentHex(bytes, name)), 'The seal says a fact twice.');
    values.set(contentHex(bytes, name), value);
  }
  must(signature?.tag === OCTETS, 'The seal has no signature.');
  return {
    certificates: derParts(bytes, certificates, TAGGED).map(({ raw }) => raw),
    // The signature is over the facts as a plain SET, whatever their tag in the message (RFC 5652, 5.4).
    signed: Buffer.concat([Buffer.from([SET]), attributes.raw.subarray(1)]),
    algorithm: contentHex(bytes, derParts(bytes, algorithm, SEQUENCE)[0]),
    signature: bytes.subarray(signature.start, signature.end),
    contentType: contentHex(bytes, values.get(OID.contentType)),
    digest: contentHex(bytes, values.get(OID.messageDigest)),
    certificateHash: () => {
      const list = derParts(bytes, values.get(OID.signingCertificate), SEQUENCE)[0];
      return contentHex(bytes, derParts(bytes, derParts(bytes, list, SEQUENCE)[0], SEQUENCE)[0]);
    },
  };
}

/** Finds the seal in the PDF. Its range must leave out the signature itself and not one byte more. */
function findSeal(sealed) {
  const found = [...sealed.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  must(
    found.length > 0,
    'The PDF has no seal. The certificate pages and the seal were cut off, or it is another file.',
  );
  must(found.length === 1, 'The PDF has more than one seal.');
  const [zero, before, after, rest] = found[0].slice(1).map(Number);
  const whole = zero === 0 && before < after && after <= sealed.length && after + rest === sealed.length;
  const hexText = whole ? sealed.subarray(before + 1, after - 1).toString('latin1') : '';
  must(
    whole && sealed[before] === 0x3c && sealed[after - 1] === 0x3e && /^([0-9a-f]{2})+$/.test(hexText),
    'The seal does not cover the whole PDF: something was added, or cut off, after it was sealed.',
  );
  const digest = sha256(sealed.subarray(0, before), sealed.subarray(after));
  return { digest, cms: Buffer.from(hexText, 'hex') };
}

function checkSignature({ cms, digest }, certificate) {
  const message = readCms(cms);
  must(message.contentType === OID.data && message.digest === digest, 'The PDF was changed after it was sealed.');
  const hash = sha256(certificate.raw);
  const carried = message.certificates.some((raw) => sha256(raw) === hash);
  must(carried && message.certificateHash() === hash, 'The seal was made with another certificate.');
  const key = certificate.publicKey;
  const expected = { ec: OID.ecdsaWithSha256, rsa: OID.rsaWithSha256 }[key.asymmetricKeyType];
  must(expected !== undefined && message.algorithm === expected, 'The seal uses a way of signing that is not known.');
  const bits = key.asymmetricKeyDetails?.modulusLength ?? RSA_BITS_MIN;
  must(bits >= RSA_BITS_MIN, 'The key of the seal is too short to be relied on.');
  must(verify('sha256', message.signed, key, message.signature), 'The signature of the seal does not hold.');
}

function checkSignatures(records, frozen) {
  must(Array.isArray(records) && records.length > 0 && records.every(isObject), 'There are no signature records.');
  for (const { order, textSha256 } of records) {
    must(textSha256 === sha256(frozen), `Signature ${Number(order)} was given to another text.`);
  }
}

/** Every event of a ceremony is an event of the audit chain: by its number and, where the text is shown, by its name. */
function checkCeremony(told, events) {
  must(Array.isArray(told) && told.every(isObject), 'There are no records of a ceremony.');
  for (const { kind, auditEvent } of told) {
    const event = events.find(({ seq }) => seq === auditEvent);
    const name = plain(`agreement.${String(kind).toLowerCase()}`);
    must(event, `Event ${Number(auditEvent)}, of the ceremony, is not among the audit events.`);
    const text = event.canonical;
    must(
      text === null || JSON.parse(text).event.action === `agreement.${String(kind).toLowerCase()}`,
      `Event ${Number(auditEvent)} is not ${name}.`,
    );
  }
}

function run(folder) {
  let good = true;
  const check = (title, work) => {
    try {
      const value = work();
      console.log(`✓ ${title}`);
      return value ?? true;
    } catch (error) {
      good = false;
      console.log(`✗ ${title}\n    ${error instanceof Problem ? error.message : 'It cannot be read.'}`);
      return null;
    }
  };
  const files = check('The folder can be read', () => filesIn(folder));
  const manifest = files && check('The manifest can be read', () => readManifest(files));
  if (!manifest) return false;
  check('Every file is as the manifest lists it, and none is missing or added', () => checkFiles(files, manifest));
  const pdfs = check('Both PDFs are there', () => ({
    sealed: read(files, 'agreement-sealed.pdf'),
    frozen: read(files, 'agreement-text.pdf'),
  }));
  const events = check('The events can be read', () => readEvents(files));
  if (events) {
    check('Every event shown has its hash', () => checkEventHashes(events, manifest));
    check('The events are in order and complete', () => checkEventOrder(events, manifest));
  }
  const certificate = check('The certificate is the one the manifest names', () => {
    const found = new X509Certificate(read(files, 'seal-certificate.pem'));
    must(sha256(found.raw) === manifest.sealCertificateSha256, 'It is another certificate.');
    return found;
  });
  if (pdfs) {
    const { sealed, frozen } = pdfs;
    check('The sealed PDF begins with the text that was signed, byte for byte', () => {
      const begins = frozen.length > 0 && sealed.subarray(0, frozen.length).equals(frozen);
      must(begins, 'It begins with another text.');
    });
    if (events) check('The events name these two PDFs', () => checkSealEvent(events, sealed, frozen));
    if (events) {
      check('What is told of the ceremony stands in the events', () =>
        checkCeremony(readJson(files, 'ceremony.json'), events),
      );
    }
    check('Every signature was given to this text', () => checkSignatures(readJson(files, 'signatures.json'), frozen));
    const seal = check('The seal covers the whole PDF', () => findSeal(sealed));
    if (seal && certificate) check('The seal holds', () => checkSignature(seal, certificate));
  }
  if (certificate)
    console.log(`\nSealed with: ${plain(certificate.subject)}\nSHA-256 of its certificate: ${sha256(certificate.raw)}`);
  return good;
}

const good = run(path.resolve(process.argv[2] ?? path.dirname(fileURLToPath(import.meta.url))));
console.log(good ? '\nAll checks hold.' : '\nDo not rely on this pack: see the lines marked ✗.');
process.exitCode = good ? 0 : 1;
