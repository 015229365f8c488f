import 'server-only';
import { randomBytes } from 'node:crypto';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { SignatureStatement } from '@/lib/server/signing/signature-statement';

// What the statement of every signature says, whether it was given in the portal or in ink.

type Version = NonNullable<AgreementCase['frozenVersion']>;
type Place = AgreementCase['signatures'][number];
type Signer = NonNullable<Place['user']>;
type Authority = { basis: string; delegationDocumentId: string | null };

/** The statement given last on this text, and the number of the next one. The lock on the agreement holds both still. */
const chainOf = ({ signatures }: AgreementCase): { before: string | null; chainPosition: number } => {
  const given = signatures.filter(({ status }) => status === 'SIGNED');
  const last = given.find(({ chainPosition }) => chainPosition === given.length);
  if (given.length > 0 && !last) throw new Error('The signatures given so far do not form a chain.');
  return { before: last?.statementSha256 ?? null, chainPosition: given.length + 1 };
};

/** Which frozen text is signed. */
export const signedDocument = (
  row: AgreementCase,
  version: Version,
  pageCount: number,
): SignatureStatement['document'] => ({
  agreementId: row.id,
  agreementNumber: row.number,
  version: version.n,
  templateId: row.templateKey,
  templateVersion: Number(row.templateVersion),
  sha256: version.sha256,
  byteLength: version.byteLength,
  pageCount,
});

/**
 * Who signs, for whom, and by what authority.
 * @param authorityOn the calendar day on which the authority was checked
 */
export const signerPart = (
  row: AgreementCase,
  { role, user }: { role: Place['role']; user: Signer },
  authority: Authority,
  authorityOn: string,
): SignatureStatement['signer'] => ({
  userId: user.id,
  legalName: user.name,
  title: user.title,
  organizationId: isAgencyPlace(role) ? row.agencyId : row.officeId,
  ori: isAgencyPlace(role) ? row.agency.ori : null,
  role,
  authoritySource: authority.basis,
  authorityOn,
  delegationDocumentId: authority.delegationDocumentId,
});

/** When, as the how-manieth, and after which signature. */
export const timePart = (row: AgreementCase, now: Date): SignatureStatement['time'] => {
  const { before, chainPosition } = chainOf(row);
  return {
    serverTime: now.toISOString(),
    timeSource: 'Clock of the portal server, UTC',
    nonce: randomBytes(32).toString('hex'),
    signingOrder: chainPosition,
    previousStatementSha256: before,
  };
};
