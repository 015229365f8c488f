// An exported audit log with its checkpoints, made by hand as decision 0030 writes them down.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { rootOver } from '@/tests/support/rfc-6962';

export type ExportedRow = Record<string, unknown> & { seq: number; canon: string; prev_hash: string; hash: string };

export const idOf = (n: number): string => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** JSON with sorted keys. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** The hash of an event: over a one, the hash before it and its text. */
export const linkOf = (prevHash: string, canon: string): string =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from([1]), Buffer.from(prevHash, 'hex'), Buffer.from(canon, 'utf8')]))
    .digest('hex');

/** What an event says unless a test says otherwise. */
export const anEvent = {
  ...{ aal: 2, action: 'agreement.seal', actor: idOf(1), facts: { note: 'é “x” \\ n', list: [1, { b: 1, a: null }] } },
  ...{ ip: 'ab'.repeat(16), outcome: 'done', request: idOf(2), role: 'LEGAL', session: idOf(3) },
  target: { id: idOf(4), type: 'agreement' },
};

/** A text as it is hashed; `v` is left out for an event of an older portal. */
export const frameOf = (seq: number, event: object = anEvent, v: number | undefined = 2) => ({
  ...{ at: new Date(Date.UTC(2026, 10, 29, 9, seq)).toISOString(), event, seq },
  ...(v === undefined ? {} : { v }),
});

const columnsOf = ({ at, event }: ReturnType<typeof frameOf>) => {
  const { target, ...said } = { ...anEvent, ...event };
  return {
    ...{ at, actor: said.actor, actor_role: said.role, action: said.action, outcome: said.outcome },
    ...{ target_type: target.type, target_id: target.id },
    ...{ session_ref: said.session, aal: said.aal, ip_ref: said.ip, request_id: said.request },
  };
};

/** An event as it is exported, with the columns that belong to it. */
export const exportedRow = (seq: number, prevHash: string, frame = frameOf(seq)): ExportedRow => {
  const canon = canonicalText(frame);
  return { seq, ...columnsOf(frame), canon, prev_hash: prevHash, hash: linkOf(prevHash, canon) };
};

/** A whole chain of so many events. */
export const aChain = (length: number, frame: (seq: number) => ReturnType<typeof frameOf> = frameOf): ExportedRow[] => {
  const rows: ExportedRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    rows.push(exportedRow(seq, rows.at(-1)?.hash ?? '0'.repeat(64), frame(seq)));
  }
  return rows;
};

type Signer = { privateKey: KeyObject; pem: string; name: string };

/** A key that signs checkpoints. */
export const aSigner = (): Signer => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  return { privateKey, pem, name: createHash('sha256').update(der).digest('hex').slice(0, 32) };
};

/** Signs whatever it is given as a checkpoint. */
export const signedBody = <Body extends object>(body: Body, { privateKey, name }: Signer) => {
  const text = `access-audit-checkpoint-v1\n${canonicalText(body)}\n`;
  return { body, key: name, signature: sign(null, Buffer.from(text), privateKey).toString('base64') };
};

/** The checkpoint of a chain at an event. */
export const checkpointAt = (rows: readonly ExportedRow[], seq: number, signer: Signer) => {
  const hashes = rows.slice(0, seq).map(({ hash }) => hash);
  const at = new Date(Date.UTC(2026, 10, 29, 9, seq + 1)).toISOString();
  const body = {
    at,
    head_hash: hashes.at(-1) ?? '',
    origin: 'https://access.example.gov',
    root: rootOver(hashes),
    seq,
  };
  return signedBody(body, signer);
};
