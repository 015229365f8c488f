import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/lib/domain/access/actor';
import { ceremonyWords } from '@/lib/domain/agreements/ceremony';
import { sealedStatuses } from '@/lib/domain/agreements/status';
import { momentText } from '@/lib/domain/dates';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { packAmendments } from '@/lib/server/agreements/case-pack/pack-amendments';
import { sealCertificateOf } from '@/lib/server/agreements/case-pack/pack-certificate';
import { type PackEvent, packEvents } from '@/lib/server/agreements/case-pack/pack-events';
import { packReadme } from '@/lib/server/agreements/case-pack/pack-words';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { ceremonyOf } from '@/lib/server/agreements/ceremony';
import { noteCopyDelivered } from '@/lib/server/agreements/copy-delivered';
import { toPaperRecord } from '@/lib/server/agreements/paper-path/paper-certificate';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { appendAudit, sha256Hex } from '@/lib/server/audit/append';
import { inclusionProof, verifierText } from '@/lib/server/audit/audit-proof';
import { readCheckpointTexts } from '@/lib/server/audit/checkpoints';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';

// The case pack: everything somebody needs to check a sealed agreement when the portal is not there.

/** A file of the pack; its bytes are read when its turn comes, so that one at a time is in memory. */
type PackFile = { name: string; read: () => Promise<Uint8Array> };
/** The pack: its files in order. The manifest is made last, from the bytes that went before it. */
export type CasePack = { filename: string; files: PackFile[]; manifest: (listed: ListedFile[]) => Uint8Array };
/** A line of the manifest. */
export type ListedFile = { name: string; size: number; sha256: string };

const VERIFIER = path.join(process.cwd(), 'lib', 'server', 'agreements', 'case-pack', 'verify.mjs');
/** Our own rule: newer versions of a resolution replace older ones, and few are ever kept. */
const RESOLUTIONS_MAX = 20;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);
const ready = (name: string, bytes: Uint8Array): PackFile => ({ name, read: async () => bytes });

const stored = async (sha256: string, what: string): Promise<Uint8Array> => {
  const bytes = await portalFiles().getFile(sha256);
  if (!bytes) throw new Error(`${what} is missing from the file store.`);
  return bytes;
};

/** The signatures as recorded. The address a signer came from stays in the portal: the pack is handed on. */
const signatureRecords = ({ signatures }: AgreementCase) =>
  signatures
    .filter(({ status }) => status === 'SIGNED')
    .sort((a, b) => (a.chainPosition ?? 0) - (b.chainPosition ?? 0))
    .map((place) => ({
      order: place.chainPosition,
      role: place.role,
      roleLabel: signatureRoleLabels[place.role],
      name: place.signerName,
      title: place.signerTitle,
      organization: place.organisation,
      authorityBasis: place.authBasis,
      typedName: place.typedName,
      signedAt: place.signedAt?.toISOString() ?? null,
      method: place.method,
      paper: toPaperRecord(place),
      consentTextVersion: place.consentTextId,
      consentTextSha256: place.consentSha256,
      textSha256: place.versionSha256,
      statementSha256: place.statementSha256,
    }));

/** What happened at each place, in the words of the certificate; the event of the audit chain is named by its number. */
const ceremonyRecords = async ({ signatures }: AgreementCase) => {
  const events = await ceremonyOf(
    db,
    signatures.map(({ id }) => id),
  );
  const orders = new Map(signatures.map(({ id, chainPosition }) => [id, chainPosition]));
  return events.map(({ signatureId, kind, at, actorName, detail, auditSeq }) => ({
    signature: orders.get(signatureId) ?? null,
    kind,
    at: at.toISOString(),
    by: actorName,
    words: ceremonyWords({ kind, detail }),
    auditEvent: Number(auditSeq),
  }));
};

const extensionOf = (filename: string): string => /\.([a-z0-9]{1,5})$/iu.exec(filename)?.[1]?.toLowerCase() ?? 'bin';

type Resolutions = { files: PackFile[]; leftOut: string[] };

/** The resolutions and the scans signed in ink that the actor may open, by the rule of every download. */
const resolutionsFor = async (actor: Actor, agreementId: string): Promise<Resolutions> => {
  const rows = await db.document.findMany({
    where: { agreementId, kind: { in: ['RESOLUTION', 'SIGNED_SCAN'] }, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: RESOLUTIONS_MAX,
    select: { id: true, kind: true },
  });
  const found: Resolutions = { files: [], leftOut: [] };
  const counts = new Map<string, number>();
  for (const { id, kind } of rows) {
    const document = await findReadableDocument(actor, id);
    if (!document) continue;
    const word = kind === 'SIGNED_SCAN' ? 'signed-scan' : 'resolution';
    const number = (counts.get(word) ?? 0) + 1;
    counts.set(word, number);
    const name = `documents/${word}-${number}.${extensionOf(document.filename)}`;
    const there = (await portalFiles().getFile(document.sha256)) !== null;
    if (there) found.files.push({ name, read: () => stored(document.sha256, name) });
    else found.leftOut.push(name);
  }
  return found;
};

/** What shows that these events stand in the signed audit log of the portal; nothing before its first checkpoint. */
const proofFiles = async (events: readonly PackEvent[], verifier: string): Promise<PackFile[]> => {
  const proof = await inclusionProof(events);
  if (!proof) return [];
  const { keys } = await readCheckpointTexts();
  return [
    ready('audit-proof.json', json(proof)),
    ready('audit-keys.pem', utf8(keys)),
    ready('verify-audit.mjs', utf8(verifier)),
  ];
};

const eventsPart = (events: readonly PackEvent[]) => ({
  count: events.length,
  listSha256: sha256Hex(events.map(({ seq, hash }) => `${seq} ${hash}\n`).join('')),
});

const noteDownload = (actor: Actor, agreementId: string, events: readonly PackEvent[]) =>
  db.$transaction((tx) =>
    appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'agreement.download_pack',
      target: { type: 'agreement', id: agreementId },
      outcome: 'done',
      facts: eventsPart(events),
    }),
  );

/**
 * The case pack of an agreement for somebody who sees it; the download is noted in the audit log.
 * @returns null when there is no such agreement for them, or it is not sealed yet
 * @throws Error when a file of the agreement is missing or its seal does not hold
 */
export const casePackFor = async (actor: Actor, id: string): Promise<CasePack | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row?.frozenVersion || !row.sealedDocumentId || !row.sealedAt) return null;
  if (!sealedStatuses.some((status) => status === row.status)) return null;
  const sealedDocument = await findReadableDocument(actor, row.sealedDocumentId);
  const frozenDocument = await findReadableDocument(actor, row.frozenVersion.documentId);
  if (!sealedDocument || !frozenDocument) return null;
  const sealed = await stored(sealedDocument.sha256, 'The sealed agreement');
  const frozen = await stored(frozenDocument.sha256, 'The frozen text');
  const certificate = sealCertificateOf(sealed, row.sealedAt);
  const [events, resolutions, amendments, verifier, auditVerifier] = await Promise.all([
    packEvents(actor, id),
    resolutionsFor(actor, id),
    packAmendments(actor, id),
    readFile(VERIFIER),
    verifierText(),
  ]);
  const ceremony = await ceremonyRecords(row);
  const proof = await proofFiles(events, auditVerifier);
  await noteDownload(actor, id, events);
  await noteCopyDelivered(actor, row.sealedDocumentId, 'CASE_PACK');
  const madeAt = now();
  const { number, title } = row;
  const readme = { number, title, madeAt: momentText(madeAt, row.agency.timeZone), leftOut: resolutions.leftOut };
  return {
    filename: `${number}-case-pack.zip`,
    files: [
      ready('README.txt', utf8(packReadme(readme))),
      ready('verify.mjs', verifier),
      ready('agreement-sealed.pdf', sealed),
      ready('agreement-text.pdf', frozen),
      ready('seal-certificate.pem', utf8(certificate.toString())),
      ready('signatures.json', json(signatureRecords(row))),
      ready('ceremony.json', json(ceremony)),
      ready('audit-events.json', json(events)),
      ...proof,
      ...amendments.map(({ name, sha256 }) => ({ name, read: () => stored(sha256, name) })),
      ...resolutions.files,
    ],
    manifest: (files) =>
      json({
        format: 'access-case-pack',
        formatVersion: 1,
        agreementId: id,
        agreementNumber: number,
        madeAt: madeAt.toISOString(),
        sealCertificateSha256: createHash('sha256').update(certificate.raw).digest('hex'),
        events: eventsPart(events),
        files,
      }),
  };
};
