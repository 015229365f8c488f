import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { allHaveSigned } from '@/lib/domain/agreements/facts';
import { type AgreementCase, readAgreement } from '@/lib/server/agreements/case-row';
import { ceremonyOf } from '@/lib/server/agreements/ceremony';
import { toCertificate } from '@/lib/server/agreements/completion-record';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { presentRevocationLists } from '@/lib/server/agreements/revocation-file';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { portalTimestampAuthority } from '@/lib/server/agreements/timestamp-authority-file';
import { appendAudit } from '@/lib/server/audit/append';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { sealAgreement } from '@/lib/server/signing/seal';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { requestTimestamp, TimestampPendingError } from '@/lib/server/signing/timestamp-request';
import { verifySeal } from '@/lib/server/signing/verify-seal';

// The job after the last signature: certificate, seal, verification by independent code, file, and only then the move
// to EXECUTED. It may run twice, at the same time or after a crash at any point; the agreement is sealed once. Where an
// authority of time is set, there is no seal without its timestamp: the agreement waits, and says so (decision 0017).

/** Longer than a seal takes on a slow machine; the connection is idle for that time. */
const SEAL_SECONDS = 60;

export type SealOutcome =
  /** This run or an earlier one sealed the agreement, and it is executed. */
  | 'executed'
  /** Another run is sealing it now. */
  | 'in_progress'
  /** The signing was declined or recalled after the job was queued: there is nothing to seal. */
  | 'not_due';

/** A sealed file in the store, with what the verification read from it. */
export type SealedFile = { file: StoredFile; stampedAt: Date | null };

/** What can fail on the way, as functions, so that a test can let each of them fail. */
export type SealWorkshop = {
  identity: typeof portalSealIdentity;
  authority: typeof portalTimestampAuthority;
  revoked: typeof presentRevocationLists;
  stamp: typeof requestTimestamp;
  readFrozen: (sha256: string) => Promise<Uint8Array | null>;
  seal: typeof sealAgreement;
  verify: typeof verifySeal;
  store: (bytes: Uint8Array) => Promise<StoredFile>;
  register: (tx: Transaction, row: AgreementCase, sealed: SealedFile) => Promise<void>;
  execute: (agreementId: string) => ReturnType<typeof performAgreementStep>;
};

/** Writes the sealed file into the agreement, unless one stands there already. */
const registerSeal = async (tx: Transaction, row: AgreementCase, sealed: SealedFile): Promise<void> => {
  const { file, stampedAt } = sealed;
  const at = now();
  const { id } = await tx.document.create({
    data: {
      agreementId: row.id,
      kind: 'SEALED_AGREEMENT',
      filename: `${row.number}-sealed.pdf`,
      contentType: 'application/pdf',
      ...file,
      createdAt: at,
    },
    select: { id: true },
  });
  const { count } = await tx.agreement.updateMany({
    where: { id: row.id, status: 'SIGNING', frozenVersionId: row.frozenVersionId, sealedDocumentId: null },
    data: {
      sealedDocumentId: id,
      sealedAt: at,
      sealLevel: stampedAt ? 'B_T' : 'B_B',
      sealStampedAt: stampedAt,
      sealProblem: null,
      sealWaitsFor: null,
    },
  });
  if (count !== 1) throw new Error(`Agreement ${row.number} was changed while it was being sealed.`);
  await appendAudit(tx, {
    actor: systemActor,
    role: 'SYSTEM',
    action: 'agreement.seal',
    target: { type: 'agreement', id: row.id },
    outcome: 'done',
    facts: {
      sealedSha256: file.sha256,
      frozenSha256: row.frozenVersion?.sha256 ?? null,
      level: stampedAt ? 'B-T' : 'B-B',
      stampedAt: stampedAt?.toISOString() ?? null,
    },
  });
};

/** The real workshop. */
export const portalWorkshop: SealWorkshop = {
  identity: portalSealIdentity,
  authority: portalTimestampAuthority,
  revoked: presentRevocationLists,
  stamp: requestTimestamp,
  readFrozen: (sha256) => portalFiles().getFile(sha256),
  seal: sealAgreement,
  verify: verifySeal,
  store: (bytes) => portalFiles().putFile(bytes),
  register: registerSeal,
  execute: (agreementId) => performAgreementStep('execute', agreementId, systemActor),
};

const makeSealedFile = async (row: AgreementCase, workshop: SealWorkshop): Promise<SealedFile> => {
  const version = row.frozenVersion;
  if (!version) throw new Error(`Agreement ${row.number} has no frozen text.`);
  const frozenPdf = await workshop.readFrozen(version.sha256);
  if (!frozenPdf) throw new Error(`The frozen text of ${row.number} is missing from the file store.`);
  const identity = await workshop.identity();
  const authority = await workshop.authority();
  const signedAt = now();
  const stamp = authority && ((signature: Uint8Array) => workshop.stamp(authority, signature, signedAt));
  const ceremony = await ceremonyOf(
    db,
    row.signatures.map(({ id }) => id),
  );
  const certificate = toCertificate(row, signedAt, ceremony);
  const sealed = await workshop.seal({ frozenPdf, certificate, identity, signedAt, stamp: stamp ?? undefined });
  const verdict = workshop.verify(sealed.pdf, {
    ...(authority ? { timestampRoots: authority.roots } : {}),
    revocationLists: await workshop.revoked(signedAt),
    trustedFingerprints: [certificateFingerprint(identity.certificate)],
    frozenSha256: version.sha256,
    frozenLength: version.byteLength,
    sha256: sealed.sha256,
  });
  if (!verdict.ok) throw new Error(`The seal did not verify. ${verdict.problems.join(' ')}`);
  const stampedAt = verdict.level === 'B-T' ? (verdict.timestamp?.at ?? null) : null;
  if (authority && !stampedAt) throw new TimestampPendingError('The sealed file carries no timestamp.');
  return { file: await workshop.store(sealed.pdf), stampedAt };
};

/** Seals within one transaction whose lock makes this run the only one. */
const sealOnce = (agreementId: string, versionId: string, workshop: SealWorkshop): Promise<SealOutcome | 'sealed'> =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL idle_in_transaction_session_timeout = '${SEAL_SECONDS}s'`);
      const [lock] = await tx.$queryRaw<{ won: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext('seal_agreement'), hashtext(${agreementId})) AS won`;
      if (!lock?.won) return 'in_progress';
      const row = await readAgreement(tx, agreementId);
      if (!row) return 'not_due';
      if (row.sealedDocumentId !== null && row.frozenVersionId === versionId) return 'sealed';
      const due = row.status === 'SIGNING' && row.frozenVersionId === versionId;
      if (!due || !allHaveSigned(toAgreementFacts(row, systemActor))) return 'not_due';
      await workshop.register(tx, row, await makeSealedFile(row, workshop));
      return 'sealed';
    },
    { timeout: SEAL_SECONDS * 1000 },
  );

const execute = async (agreementId: string, workshop: SealWorkshop): Promise<SealOutcome> => {
  const outcome = await workshop.execute(agreementId);
  // Another run moved it on, or it has moved further since.
  if (outcome.ok || outcome.why === 'wrong_state') return 'executed';
  throw new Error(`The sealed agreement could not be executed. ${outcome.message}`);
};

/** The reason in plain words. What a store or database says about itself is for the log alone. */
const reasonOf = (error: unknown): string => {
  const ours = error instanceof Error && error.message !== '' && !('code' in error) && !/^Prisma/u.test(error.name);
  return ours ? error.message : 'The file store or the database did not answer. The log of the server says more.';
};

// What the administrator reads in the list of seals while the job is tried again.
const keepProblem = async (agreementId: string, versionId: string, error: unknown): Promise<void> => {
  await db.agreement.updateMany({
    where: { id: agreementId, status: 'SIGNING', frozenVersionId: versionId, sealedDocumentId: null },
    data: {
      sealProblem: reasonOf(error).slice(0, 1000),
      sealWaitsFor: error instanceof TimestampPendingError ? 'TIMESTAMP' : 'REPAIR',
      sealTries: { increment: 1 },
      sealTriedAt: now(),
    },
  });
};

/**
 * Seals a wholly signed agreement and executes it.
 * @param agreementId the agreement
 * @param versionId the frozen version that was signed
 * @returns how it stands afterwards
 * @throws Error when a part did not work; nothing is half done, and the same call may be made again
 */
export const sealSignedAgreement = async (
  agreementId: string,
  versionId: string,
  workshop: SealWorkshop = portalWorkshop,
): Promise<SealOutcome> => {
  try {
    const outcome = await sealOnce(agreementId, versionId, workshop);
    return outcome === 'sealed' ? await execute(agreementId, workshop) : outcome;
  } catch (error) {
    await keepProblem(agreementId, versionId, error);
    throw error;
  }
};
