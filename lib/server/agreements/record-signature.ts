import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { placeToSign } from '@/lib/domain/agreements/facts';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { type CheckedAuthority, checkAuthority } from '@/lib/server/agreements/check-authority';
import { consentSha256, consentText } from '@/lib/server/agreements/consent-text';
import { toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Transaction } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { countPages } from '@/lib/server/signing/sealed-content';
import { canonicalStatement, type SignatureStatement, statementDigest } from '@/lib/server/signing/signature-statement';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// One signature: everything that shows who signed what, when, and how they were identified, in one row.

type Place = AgreementCase['signatures'][number];
type FrozenPdf = { versionId: string; pageCount: number };

const isFrozenPdf = (value: unknown): value is FrozenPdf =>
  typeof value === 'object' && value !== null && 'versionId' in value && 'pageCount' in value;

/** Reads the frozen file once more and proves its hash, so that nobody signs a text that is not there. */
export const prepareSignature = async (row: AgreementCase): Promise<FrozenPdf | undefined> => {
  const version = row.frozenVersion;
  if (!version) return undefined;
  const pdf = await portalFiles().getFile(version.sha256);
  if (!pdf) throw new Error(`The frozen file of version ${version.n} of ${row.number} is missing from the file store.`);
  return { versionId: version.id, pageCount: countPages(pdf) };
};

const sameName = (typed: string, name: string): boolean => {
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en-US');
  return plain(typed) === plain(name);
};

type Factor = { method: 'PASSKEY' | 'TOTP'; credentialIdSha256: string | null };

const factorEvent = z.object({ event: z.object({ facts: z.object({ method: z.string().max(40) }) }) });

/** How the second factor of a session was shown last: the audit chain keeps it with each sign-in and confirmation. */
const lastFactor = async (tx: Transaction, sessionId: string): Promise<string> => {
  const event = await tx.auditEvent.findFirst({
    where: {
      targetType: 'session',
      targetId: sessionId,
      action: { in: ['session.sign_in', 'second_factor.confirmed'] },
      outcome: 'done',
    },
    orderBy: { seq: 'desc' },
  });
  const read = factorEvent.safeParse(event && JSON.parse(event.canon));
  return read.success ? read.data.event.facts.method : '';
};

const factorOf = async (tx: Transaction, actor: Actor): Promise<Factor> => {
  if (actor.sessionId === null) return refuseBlocked('Sign in again before you sign.');
  const shown = await lastFactor(tx, actor.sessionId);
  if (shown.endsWith('TOTP')) return { method: 'TOTP', credentialIdSha256: null };
  if (!shown.endsWith('PASSKEY')) return refuseBlocked('Confirm with a passkey or a code before you sign.');
  const passkey = await tx.passkey.findFirst({
    where: { userId: personOf(actor), lastUsedAt: { not: null } },
    orderBy: { lastUsedAt: 'desc' },
  });
  if (!passkey) return refuseBlocked('The passkey of this session is no longer registered. Sign in again.');
  return {
    method: 'PASSKEY',
    credentialIdSha256: createHash('sha256').update(passkey.credentialId).digest('hex'),
  };
};

/** The statement given last on this text, and the number of the next one. The lock on the agreement holds both still. */
const chainOf = ({ signatures }: AgreementCase): { before: string | null; chainPosition: number } => {
  const given = signatures.filter(({ status }) => status === 'SIGNED');
  const last = given.find(({ chainPosition }) => chainPosition === given.length);
  if (given.length > 0 && !last) throw new Error('The signatures given so far do not form a chain.');
  return { before: last?.statementSha256 ?? null, chainPosition: given.length + 1 };
};

const statementOf = async (
  context: AgreementContext,
  place: Place,
  typedName: string,
  authority: CheckedAuthority,
): Promise<SignatureStatement> => {
  const { tx, row, actor, now, prepared } = context;
  const version = row.frozenVersion;
  if (!version || !isFrozenPdf(prepared) || prepared.versionId !== version.id) {
    return refuseBlocked('The text has changed since you opened it. Read the new text before you sign.');
  }
  if (!place.user) throw new Error('A place to sign has no signer.');
  const factor = await factorOf(tx, actor);
  const { before, chainPosition } = chainOf(row);
  return {
    statementVersion: 1,
    document: {
      agreementId: row.id,
      agreementNumber: row.number,
      version: version.n,
      templateId: row.templateKey,
      templateVersion: Number(row.templateVersion),
      sha256: version.sha256,
      byteLength: version.byteLength,
      pageCount: prepared.pageCount,
    },
    signer: {
      userId: place.user.id,
      legalName: place.user.name,
      title: place.user.title,
      organizationId: isAgencyPlace(place.role) ? row.agencyId : row.officeId,
      ori: isAgencyPlace(place.role) ? row.agency.ori : null,
      role: place.role,
      authoritySource: authority.basis,
      // The signer states the authority anew with every signature, and it is checked on that day.
      authorityOn: todayOf(row),
      delegationDocumentId: authority.delegationDocumentId,
    },
    authentication: {
      ...factor,
      userVerified: factor.method === 'PASSKEY',
      authenticatedAt: (actor.secondFactorAt ?? now).toISOString(),
      sessionReference: actor.sessionId ?? '',
      assuranceLevel: 'AAL2',
      ipAddress: actor.ip,
    },
    consent: {
      consentTextId: consentText.id,
      consentTextSha256: consentSha256(consentText),
      typedName,
      intent: consentText.intent,
      action: 'SIGN',
    },
    time: {
      serverTime: now.toISOString(),
      timeSource: 'Clock of the portal server, UTC',
      nonce: randomBytes(32).toString('hex'),
      signingOrder: chainPosition,
      previousStatementSha256: before,
    },
  };
};

/** Records the signature of the person whose turn it is. */
export const recordSignature = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { typedName } = toInput(context, 'sign');
  const mine = placeToSign(toAgreementFacts(row, actor), personOf(actor));
  const place = row.signatures.find(({ id }) => id === mine?.id);
  if (!place?.user) return refuseBlocked('It is not your turn to sign.');
  if (!sameName(typedName, place.user.name)) {
    return refuseField('typedName', `Type your name as the portal knows it: ${place.user.name}.`);
  }
  const authority = await checkAuthority(context, place);
  const statement = await statementOf(context, place, typedName, authority);
  await tx.signature.update({
    where: { id: place.id },
    data: {
      status: 'SIGNED',
      versionId: row.frozenVersionId,
      versionSha256: statement.document.sha256,
      signerName: place.user.name,
      signerTitle: place.user.title,
      organisation: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
      typedName,
      authBasis: authority.basis,
      authorityId: authority.authorityId,
      consentTextId: statement.consent.consentTextId,
      consentSha256: statement.consent.consentTextSha256,
      consentAt: now,
      intentText: `${statement.consent.intent} ${consentText.authority}`,
      method: statement.authentication.method,
      statement: new TextDecoder().decode(canonicalStatement(statement)),
      statementSha256: statementDigest(statement),
      chainPosition: statement.time.signingOrder,
      signedAt: now,
      ip: actor.ip,
      userAgent: actor.userAgent?.slice(0, 400) ?? null,
    },
  });
};

/** Promises the seal once the last place carries a signature. */
export const queueSealWhenComplete = async ({ tx, row }: AgreementContext): Promise<void> => {
  if (row.frozenVersionId === null) return;
  const open = await tx.signature.count({ where: { agreementId: row.id, status: 'PENDING' } });
  if (open > 0) return;
  await enqueue(tx, 'seal_agreement', `${row.id}:${row.frozenVersionId}`, {
    agreementId: row.id,
    versionId: row.frozenVersionId,
  });
};
