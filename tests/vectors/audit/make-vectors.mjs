// Writes the test vectors of the audit log anew: node tests/vectors/audit/make-vectors.mjs
// It shares no code with the portal or with either verifier. The key is for these files alone.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const agreement = '0198f000-0000-7000-8000-0000000000aa';
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const sorted = (value) =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
const canonical = (value) => JSON.stringify(sorted(value));

const at = (n) => new Date(Date.UTC(2026, 10, 29, 9, n)).toISOString();
const id = (n) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** What was done in the example: the first two events are of an older portal, without version and request. */
const acts = Array.from({ length: 12 }, (_, index) => {
  const n = index + 1;
  const old = n <= 2;
  const action = n === 10 ? 'agreement.seal' : n % 3 === 0 ? 'agreement.text_shown' : 'session.sign_in';
  const isAgreement = action.startsWith('agreement');
  return {
    old,
    event: {
      ...{
        action,
        actor: n === 10 ? null : id(n),
        facts: isAgreement ? { note: 'é “x” \\ n' } : { method: 'PASSKEY' },
      },
      ...{
        outcome: n === 7 ? 'refused' : 'done',
        role: n === 10 ? 'SYSTEM' : 'NONE',
        session: n === 10 ? null : id(100 + n),
      },
      target: { id: isAgreement ? agreement : id(100 + n), type: isAgreement ? 'agreement' : 'session' },
      ...(old
        ? {}
        : { aal: n === 10 ? null : 2, ip: n === 10 ? null : 'ab'.repeat(16), request: n === 10 ? null : id(200 + n) }),
    },
  };
});

const row = ({ old, event }, seq, prev, time = at(seq)) => {
  const canon = canonical({ at: time, event, seq, ...(old ? {} : { v: 2 }) });
  const hash = sha256(Buffer.from([1]), Buffer.from(prev, 'hex'), canon).toString('hex');
  return {
    ...{ seq, at: time, actor: event.actor, actor_role: event.role, action: event.action, outcome: event.outcome },
    ...{ target_type: event.target.type, target_id: event.target.id },
    ...{
      session_ref: old ? null : event.session,
      aal: event.aal ?? null,
      ip_ref: event.ip ?? null,
      request_id: event.request ?? null,
    },
    ...{ canon, prev_hash: prev, hash },
  };
};

const chain = (list) => {
  const rows = [];
  for (const act of list) rows.push(row(act, rows.length + 1, rows.at(-1)?.hash ?? '0'.repeat(64)));
  return rows;
};

const split = (n) => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

const rootOf = (hashes) => {
  if (hashes.length === 1) return sha256(Buffer.from([0]), Buffer.from(hashes[0], 'hex'));
  const k = split(hashes.length);
  return sha256(Buffer.from([1]), rootOf(hashes.slice(0, k)), rootOf(hashes.slice(k)));
};

/** A key made from words: everybody can make it, and it guards nothing. */
const keyOf = (words) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(words)]),
    format: 'der',
    type: 'pkcs8',
  });
const key = keyOf('test vectors of the audit log');
const spki = (of) => createPublicKey(of).export({ type: 'spki', format: 'der' });
const keyId = (of) => sha256(spki(of)).toString('hex').slice(0, 32);

/** PATH and SUBPROOF of RFC 6962, straight from their definitions. */
const rootText = (hashes) => rootOf(hashes).toString('hex');
const pathOf = (m, hashes) => {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m < k ? [...pathOf(m, left), rootText(right)] : [...pathOf(m - k, right), rootText(left)];
};
const growth = (m, hashes, whole) => {
  if (m === hashes.length) return whole ? [] : [rootText(hashes)];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m <= k ? [...growth(m, left, whole), rootText(right)] : [...growth(m - k, right, false), rootText(left)];
};

const checkpoint = (rows, seq, by = key) => {
  const hashes = rows.slice(0, seq).map(({ hash }) => hash);
  const body = {
    at: at(seq + 1),
    head_hash: hashes.at(-1),
    origin: 'https://access.example.gov',
    root: rootOf(hashes).toString('hex'),
    seq,
  };
  const signature = sign(null, Buffer.from(`access-audit-checkpoint-v1\n${canonical(body)}\n`), by).toString('base64');
  return { body, key: keyId(by), signature };
};

const good = chain(acts);
const seals = [checkpoint(good, 5), checkpoint(good, 10)];
const edited = (rows, seq, change) => rows.map((one) => (one.seq === seq ? { ...one, ...change(one) } : one));
const another = keyOf('somebody else');
const otherActs = acts.map((act, index) =>
  index === 3 ? { ...act, event: { ...act.event, outcome: 'refused' } } : act,
);
const rewritten = chain(otherActs);
const forged = row({ old: false, event: { ...acts[5].event, actor: id(999) } }, 6, good[4].hash);
const backup = chain([...acts.slice(0, 7), ...otherActs.slice(3, 9)]);

/** Each folder: its events, its checkpoints, and what a verifier has to say. `seq` is the first event not to trust. */
const vectors = {
  good: { rows: good, lines: seals, exit: 0 },
  'good-shortly-after-a-checkpoint': { rows: good.slice(0, 10), lines: seals, exit: 0 },
  'edited-text': {
    rows: edited(good, 4, ({ canon }) => ({ canon: canon.replace('done', 'gone') })),
    lines: seals,
    exit: 1,
    seq: 4,
  },
  // Text and column agree with each other: only the hash tells.
  'edited-text-with-its-column': {
    rows: edited(good, 4, ({ canon }) => ({ canon: canon.replace('done', 'refused'), outcome: 'refused' })),
    lines: seals,
    exit: 1,
    seq: 4,
  },
  'edited-column': { rows: edited(good, 8, () => ({ actor: id(9) })), lines: seals, exit: 1, seq: 8 },
  'edited-column-of-the-request': { rows: edited(good, 8, () => ({ aal: 1 })), lines: seals, exit: 1, seq: 8 },
  reordered: { rows: [...good.slice(0, 5), good[6], good[5], ...good.slice(7)], lines: seals, exit: 1, seq: 6 },
  dropped: { rows: good.filter(({ seq }) => seq !== 7), lines: seals, exit: 1, seq: 7 },
  duplicated: { rows: [...good.slice(0, 6), good[5], ...good.slice(6)], lines: seals, exit: 1, seq: 7 },
  inserted: { rows: [...good.slice(0, 5), forged, ...good.slice(5)], lines: seals, exit: 1, seq: 7 },
  'truncated-tail': { rows: good.slice(0, 8), lines: seals, exit: 1, seq: 9 },
  'swapped-whole-chain': { rows: rewritten, lines: seals, exit: 1, seq: 5 },
  'rolled-back-to-a-backup': { rows: backup, lines: seals, exit: 1, seq: 10 },
  'wrong-key': { rows: good, lines: [seals[0], checkpoint(good, 10, another)], exit: 1, seq: 10 },
  'forged-checkpoint': {
    rows: rewritten,
    lines: [
      { ...checkpoint(rewritten, 5, another), key: keyId(key) },
      { ...checkpoint(rewritten, 10, another), key: keyId(key) },
    ],
    exit: 1,
    seq: 5,
  },
  'split-view': { rows: good, lines: [...seals, checkpoint(rewritten, 10)], exit: 1, seq: 10 },
  'not-canonical': {
    rows: edited(good, 12, ({ canon, prev_hash }) => {
      const spaced = canon.replace('"seq":12', '"seq": 12');
      return { canon: spaced, hash: sha256(Buffer.from([1]), Buffer.from(prev_hash, 'hex'), spaced).toString('hex') };
    }),
    lines: seals,
    exit: 1,
    seq: 12,
  },
  'another-agreement': { rows: good, lines: seals, agreement: id(555), exit: 1, seq: 0 },
};

const goodHashes = good.map(({ hash }) => hash);
const [five, ten] = seals;
const inclusion = {
  format: 'access-audit-inclusion',
  checkpoint: ten,
  events: [1, 3, 8, 10].map((seq) => {
    const { canon, prev_hash, hash } = good[seq - 1];
    return { seq, prev_hash, canon: seq === 8 ? null : canon, hash, path: pathOf(seq - 1, goodHashes.slice(0, 10)) };
  }),
};
const growthProof = {
  format: 'access-audit-consistency',
  from: five,
  to: ten,
  path: growth(5, goodHashes.slice(0, 10), true),
};
const withEvent = (at, change) => ({
  ...inclusion,
  events: inclusion.events.map((event, index) => (index === at ? { ...event, ...change(event) } : event)),
});

/** Proofs, and what a verifier has to say of each. */
const proofs = {
  inclusion: { proof: inclusion, exit: 0 },
  'inclusion-of-another-text': {
    proof: withEvent(1, ({ canon }) => ({ canon: canon.replace('done', 'gone') })),
    exit: 1,
    seq: 3,
  },
  'inclusion-of-another-hash': { proof: withEvent(2, () => ({ hash: rewritten[7].hash })), exit: 1, seq: 8 },
  'inclusion-with-a-short-path': {
    proof: withEvent(3, ({ path: steps }) => ({ path: steps.slice(0, -1) })),
    exit: 1,
    seq: 10,
  },
  'inclusion-at-another-place': { proof: withEvent(2, () => ({ seq: 7 })), exit: 1, seq: 7 },
  consistency: { proof: growthProof, exit: 0 },
  'consistency-with-another-log': { proof: { ...growthProof, to: checkpoint(rewritten, 10) }, exit: 1, seq: 10 },
  'consistency-signed-by-another': { proof: { ...growthProof, to: checkpoint(good, 10, another) }, exit: 1, seq: 10 },
};

const lines = (list) => list.map((one) => `${JSON.stringify(one)}\n`).join('');
for (const [name, { rows, lines: signed, exit, seq, agreement: asked = agreement }] of Object.entries(vectors)) {
  const folder = path.join(here, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'export.jsonl'), lines(rows));
  writeFileSync(path.join(folder, 'checkpoints.jsonl'), lines(signed));
  writeFileSync(
    path.join(folder, 'expected.json'),
    `${JSON.stringify({ exit, seq: seq ?? null, agreement: asked })}\n`,
  );
}
mkdirSync(path.join(here, 'proofs'), { recursive: true });
for (const [name, { proof, exit, seq }] of Object.entries(proofs)) {
  writeFileSync(
    path.join(here, 'proofs', `${name}.json`),
    `${JSON.stringify({ ...proof, expected: { exit, seq: seq ?? null } })}\n`,
  );
}
writeFileSync(path.join(here, 'key.pem'), createPublicKey(key).export({ type: 'spki', format: 'pem' }));
