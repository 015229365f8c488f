import 'server-only';
import { boundFactor } from '@/lib/server/agreements/bound-factor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { CheckedAuthority } from '@/lib/server/agreements/check-authority';
import { consentSha256, consentTextFor } from '@/lib/server/agreements/consent-text';
import { todayOf } from '@/lib/server/agreements/facts';
import { signedDocument, signerPart, timePart } from '@/lib/server/agreements/statement-parts';
import type { AgreementContext } from '@/lib/server/agreements/step-input';
import { portalFiles } from '@/lib/server/files/portal-files';
import { countPages } from '@/lib/server/signing/sealed-content';
import type { SignatureStatement } from '@/lib/server/signing/signature-statement';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// What one signature says: which text, who, by what authority, how they were identified, and which signature came before.

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

/** The statement of one signature, from what is recorded and what the signer typed. */
export const statementOf = (
  context: Pick<AgreementContext, 'row' | 'actor' | 'now' | 'prepared'>,
  place: Place,
  typedName: string,
  authority: CheckedAuthority,
): SignatureStatement => {
  const { row, actor, now, prepared } = context;
  const text = consentTextFor(place.role);
  const version = row.frozenVersion;
  if (!version || !isFrozenPdf(prepared) || prepared.versionId !== version.id) {
    return refuseBlocked('The text has changed since you opened it. Read the new text before you sign.');
  }
  if (!place.user) throw new Error('A place to sign has no signer.');
  const factor = boundFactor(row, actor);
  if (!factor) return refuseBlocked('Confirm on this page that it is you before you sign.');
  return {
    statementVersion: 1,
    document: signedDocument(row, version, prepared.pageCount),
    // The signer states the authority anew with every signature, and it is checked on that day.
    signer: signerPart(row, { role: place.role, user: place.user }, authority, todayOf(row)),
    authentication: {
      method: factor.method,
      credentialIdSha256: factor.credentialIdSha256,
      userVerified: factor.method === 'PASSKEY',
      authenticatedAt: factor.at.toISOString(),
      sessionReference: actor.sessionId ?? '',
      assuranceLevel: 'AAL2',
      ipAddress: actor.ip,
    },
    consent: {
      consentTextId: text.id,
      consentTextSha256: consentSha256(text),
      typedName,
      intent: text.intent,
      action: 'SIGN',
    },
    time: timePart(row, now),
  };
};
