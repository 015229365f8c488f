// Checks an export of the audit log of the ACCESS Partnership Portal on any computer: no network, no portal, nothing to
// install. Needs Node 20 or later, and shares no code with the portal.
//
//   node verify-audit.mjs --export F --checkpoints C --key K [--expect-agreement ID] [--part]
//   node verify-audit.mjs --proof P --key K
//
//   --export F            events, one JSON object in a line, as the portal exports them
//   --checkpoints C       signed checkpoints, one in a line; take them from another place than the export
//   --key K               the public key or keys of the checkpoints (PEM)
//   --expect-agreement ID also fails unless the log holds events of this agreement
//   --part                F is a selection: numbers may be missing, and nothing is said about its end
//   --proof P             a proof that single events stand in a signed tree, or that one tree grew out of another
//
// Prints what it found and ends with exit code 0, or the number of the first event that cannot be trusted and 1.
// The rules are written down in docs/decisions/0030-the-audit-chain.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const GENESIS = '0'.repeat(64);
const HEX = /^[0-9a-f]{64}$/;
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (text) => Buffer.from(text, 'hex');
/** Whatever a file says may be printed: no sign of it may move the cursor. */
const plain = (value) =>
  String(value)
    .slice(0, 200)
    .replace(/[^\x20-\x7e]/g, '?');

/** What cannot be trusted, and from which event on. */
class Bad extends Error {
  constructor(seq, reason) {
    super(reason);
    this.seq = seq;
  }
}
const must = (holds, seq, reason) => {
  if (!holds) throw new Bad(seq, reason);
};

/** JSON with sorted keys and no spaces (RFC 8785, for the strings and whole numbers that events hold). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function readJson(text, seq, what) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Bad(seq, `${what} is not JSON`);
  }
}

// The tree of RFC 6962 over the hashes of the events, kept as the roots of its whole subtrees, the largest first.
const leaf = (hash) => sha256(Buffer.from([0]), hex(hash));
const node = (left, right) => sha256(Buffer.from([1]), left, right);

class Tree {
  whole = [];
  add(hash) {
    let one = { size: 1, hash: leaf(hash) };
    while (this.whole.at(-1)?.size === one.size) {
      one = { size: one.size * 2, hash: node(this.whole.pop().hash, one.hash) };
    }
    this.whole.push(one);
  }
  root() {
    return this.whole
      .map(({ hash }) => hash)
      .reduceRight((right, left) => node(left, right))
      .toString('hex');
  }
}

function readKeys(file) {
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  must(blocks.length > 0, 0, `${plain(file)} holds no public key`);
  return new Map(
    blocks.map((pem) => {
      const key = createPublicKey(pem);
      return [
        sha256(key.export({ type: 'spki', format: 'der' }))
          .toString('hex')
          .slice(0, 32),
        key,
      ];
    }),
  );
}

/** Why a signed line cannot be trusted, or null. */
function signatureProblem({ body, key, signature }, keys) {
  const known = keys.get(key);
  if (!known) return 'a checkpoint is signed with another key';
  const text = `access-audit-checkpoint-v1\n${canonical(body)}\n`;
  const holds = verify(null, Buffer.from(text), known, Buffer.from(String(signature), 'base64'));
  return holds ? null : 'the signature of a checkpoint does not hold';
}

const isCheckpoint = (line) =>
  Number.isSafeInteger(line?.body?.seq) &&
  line.body.seq > 0 &&
  HEX.test(line.body.head_hash) &&
  HEX.test(line.body.root);

/** The checkpoints by event number, and what is wrong with them by event number. */
function readCheckpoints(file, keys) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  must(lines.length > 0, 0, `${plain(file)} holds no checkpoint`);
  const good = new Map();
  const problems = new Map();
  const note = (seq, problem) => problems.set(seq, problems.get(seq) ?? problem);
  for (const text of lines) {
    const line = readJson(text, 0, 'a checkpoint');
    must(isCheckpoint(line), 0, 'a checkpoint has no number, head and root');
    const { seq, head_hash, root } = line.body;
    const problem = signatureProblem(line, keys);
    if (problem) note(seq, problem);
    const other = good.get(seq);
    if (other && (other.head_hash !== head_hash || other.root !== root)) {
      note(seq, 'two checkpoints of one event name different heads: somebody was shown another log');
    }
    good.set(seq, line.body);
  }
  return { good, problems, count: lines.length, newest: Math.max(...good.keys()) };
}

const COLUMNS = ['actor', 'action', 'outcome'];
const V2_COLUMNS = [
  ['session_ref', 'session'],
  ['aal', 'aal'],
  ['ip_ref', 'ip'],
  ['request_id', 'request'],
];

/** Why the columns of a row are not copies of the text that was hashed, or null. */
function columnProblem(row, said) {
  const { event } = said;
  if (said.v !== undefined && said.v !== 2) return 'its text has a version that nobody knows';
  const pairs = [
    ['seq', said.seq, row.seq],
    ['at', said.at, row.at],
    ['actor_role', event.role, row.actor_role],
    ['target_type', event.target?.type, row.target_type],
    ['target_id', event.target?.id, row.target_id],
    ...COLUMNS.map((name) => [name, event[name], row[name]]),
    ...V2_COLUMNS.map(([column, name]) => [column, said.v === 2 ? event[name] : null, row[column]]),
  ];
  const odd = pairs.find(([, hashed, stored]) => hashed !== stored);
  return odd ? `its column ${odd[0]} differs from the text that was hashed` : null;
}

/** Holds one event against its own text, and against the one before where that is known. */
function checkEvent(row, seq, before) {
  const isRow = typeof row.canon === 'string' && HEX.test(row.hash) && HEX.test(row.prev_hash);
  must(isRow, seq, 'this is not an event');
  must(before === null || row.prev_hash === before, seq, 'it does not lean on the event before it');
  const hash = sha256(Buffer.from([1]), hex(row.prev_hash), row.canon).toString('hex');
  must(hash === row.hash, seq, 'its text is not the text that was hashed');
  const said = readJson(row.canon, seq, 'its text');
  must(typeof said?.event === 'object' && said.event !== null, seq, 'its text holds no event');
  must(canonical(said) === row.canon, seq, 'its text is not in the canonical form');
  const problem = columnProblem(row, said);
  must(problem === null, seq, problem);
  return said.event;
}

async function checkExport({ file, checkpoints, agreement, isPart }) {
  const tree = new Tree();
  const found = { events: 0, last: 0, head: GENESIS, ofAgreement: 0 };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const row = readJson(line, found.last + 1, 'a line');
    const expected = isPart ? row?.seq : found.last + 1;
    must(
      row?.seq === expected && expected > found.last,
      found.last + 1,
      `event ${plain(row?.seq)} stands in its place`,
    );
    const follows = !isPart || row.seq === found.last + 1;
    const event = checkEvent(row, expected, follows ? found.head : null);
    if (event.target?.type === 'agreement' && event.target.id === agreement) found.ofAgreement += 1;
    found.events += 1;
    found.last = row.seq;
    found.head = row.hash;
    if (!isPart) tree.add(row.hash);
    checkAgainst(checkpoints, row, isPart ? null : tree);
  }
  return found;
}

function checkAgainst({ good, problems }, { seq, hash }, tree) {
  const problem = problems.get(seq);
  must(problem === undefined, seq, problem);
  const checkpoint = good.get(seq);
  if (!checkpoint) return;
  must(
    checkpoint.head_hash === hash,
    seq,
    'a signed checkpoint names another event in its place: the log was rewritten',
  );
  must(tree === null || checkpoint.root === tree.root(), seq, 'a signed checkpoint names another tree');
}

async function runExport({ values }) {
  const keys = readKeys(values.key);
  const checkpoints = readCheckpoints(values.checkpoints, keys);
  const isPart = values.part ?? false;
  const agreement = values['expect-agreement'] ?? null;
  const found = await checkExport({ file: values.export, checkpoints, agreement, isPart });
  if (!isPart) {
    must(
      found.last >= checkpoints.newest,
      found.last + 1,
      `events are missing: a checkpoint names event ${checkpoints.newest}`,
    );
  }
  // What is wrong at an event of the export was told there; a selection need not hold the event of a bad checkpoint.
  const [unseen] = [...checkpoints.problems.keys()].sort((a, b) => a - b);
  must(unseen === undefined, unseen, checkpoints.problems.get(unseen));
  must(agreement === null || found.ofAgreement > 0, 0, `no event is about the agreement ${plain(agreement)}`);
  const about = agreement === null ? '' : `, ${found.ofAgreement} of the agreement`;
  const end = isPart ? 'a selection' : `head ${found.head}`;
  return `OK: ${found.events} events${about}, ${end}; ${checkpoints.count} checkpoints, the newest of event ${checkpoints.newest}.`;
}

// Proofs: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Shifts by division, since numbers may pass 32 bits.
const half = (n) => Math.floor(n / 2);
const isOdd = (n) => n % 2 === 1;

/** The root that a leaf and its path lead to; null when the path has the wrong length. */
function rootOfPath(start, index, size, path) {
  let [first, last, root] = [index, size - 1, start];
  for (const step of path.map(hex)) {
    if (last === 0) return null;
    if (isOdd(first) || first === last) {
      root = node(step, root);
      while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)];
    } else root = node(root, step);
    [first, last] = [half(first), half(last)];
  }
  return last === 0 ? root.toString('hex') : null;
}

/** True when a tree of `second` leaves holds the tree of `first` leaves as its beginning. */
function grewOutOf({ first, firstRoot, second, secondRoot, path }) {
  if (first === second) return path.length === 0 && firstRoot === secondRoot;
  const isWhole = Number.isInteger(Math.log2(first));
  const [start, ...rest] = isWhole ? [firstRoot, ...path] : path;
  if (start === undefined || first < 1 || first > second) return false;
  let [fn, sn, fr, sr] = [first - 1, second - 1, hex(start), hex(start)];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  for (const step of rest.map(hex)) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      [fr, sr] = [node(step, fr), node(step, sr)];
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = node(sr, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr.toString('hex') === firstRoot && sr.toString('hex') === secondRoot;
}

function signedBody(line, keys) {
  must(isCheckpoint(line), 0, 'the proof names no checkpoint');
  const problem = signatureProblem(line, keys);
  must(problem === null, line.body.seq, problem);
  return line.body;
}

function runProof({ values }) {
  const keys = readKeys(values.key);
  const proof = readJson(readFileSync(values.proof, 'utf8'), 0, 'the proof');
  if (proof.format === 'access-audit-consistency') {
    const [from, to] = [signedBody(proof.from, keys), signedBody(proof.to, keys)];
    const sizes = { first: from.seq, firstRoot: from.root, second: to.seq, secondRoot: to.root };
    must(
      grewOutOf({ ...sizes, path: proof.path }),
      to.seq,
      `the tree of ${to.seq} events does not hold that of ${from.seq}`,
    );
    return `OK: the log of ${to.seq} events begins with the log of ${from.seq} events.`;
  }
  must(
    proof.format === 'access-audit-inclusion' && Array.isArray(proof.events),
    0,
    'this is no proof of the audit log',
  );
  const { seq: size, root } = signedBody(proof.checkpoint, keys);
  for (const { seq, prev_hash, canon, hash, path } of proof.events) {
    must(
      Number.isSafeInteger(seq) && seq >= 1 && seq <= size && HEX.test(hash),
      0,
      'an event of the proof has no number and hash',
    );
    // A text that the reader may not see is left out; its hash still stands in the tree.
    if (canon !== null) {
      const own = sha256(Buffer.from([1]), hex(prev_hash), canon).toString('hex');
      must(own === hash && JSON.parse(canon).seq === seq, seq, 'its text is not the text that was hashed');
    }
    must(rootOfPath(leaf(hash), seq - 1, size, path) === root, seq, 'it does not stand in the signed tree');
  }
  return `OK: ${proof.events.length} events stand in the signed log of ${size} events.`;
}

const usage =
  'Usage: node verify-audit.mjs --export F --checkpoints C --key K [--expect-agreement ID] [--part] | --proof P --key K';
const text = { type: 'string' };
const options = {
  export: text,
  checkpoints: text,
  key: text,
  proof: text,
  'expect-agreement': text,
  part: { type: 'boolean' },
};

/** What to print about the files that were asked for, and whether all of it can be trusted. */
export async function judge(args) {
  try {
    const asked = parseArgs({ args, options });
    const { values } = asked;
    const isComplete = values.key && (values.proof || (values.export && values.checkpoints));
    if (!isComplete) throw new Error(usage);
    return { holds: true, says: values.proof ? runProof(asked) : await runExport(asked) };
  } catch (error) {
    const [seq, reason] = error instanceof Bad ? [error.seq, `${error.message}.`] : [0, plain(error.message)];
    return { holds: false, says: `BAD seq=${seq}: ${reason}` };
  }
}

// Tests take the functions alone. Whoever starts this file, under whatever name it was given, gets an answer.
const own = basename(fileURLToPath(import.meta.url));
const started = process.argv[1] ?? own;
const isStarted = basename(started) === own || basename(realpathSync(started)) === own;
if (isStarted) {
  const { holds, says } = await judge(process.argv.slice(2));
  console.log(says);
  if (!holds) process.exitCode = 1;
}
