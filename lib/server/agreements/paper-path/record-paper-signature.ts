import 'server-only';
import { createHash } from 'node:crypto';
import { authorityCitation, validAuthority } from '@/lib/domain/agreements/authority';
import { pageCheckSchema } from '@/lib/domain/agreements/page-check';
import { confirmedTwice, paperStatementWords, paperWords } from '@/lib/domain/agreements/paper';
import { toCalendarDate } from '@/lib/domain/dates';
import { bindsAgency, isAgencyPlace } from '@/lib/domain/programs/signature-role';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { signedDocument, signerPart, timePart } from '@/lib/server/agreements/statement-parts';
import type { AgreementContext } from '@/lib/server/agreements/step-input';
import { type PaperStatement, storedPaperStatement } from '@/lib/server/signing/paper-statement';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// A signature in ink that one person of each side has confirmed: recorded like any other, with the scan and its two
// confirmers in the place of the second factor.

type Place = AgreementCase['signatures'][number];
type Scan = Place['paperScans'][number];
type Authority = { basis: string; authorityId: string | null; delegationDocumentId: string | null };

const authorityOn = (row: AgreementCase, place: Place, day: string): Authority => {
  if (!bindsAgency(place.role)) return { basis: place.authBasis ?? '', authorityId: null, delegationDocumentId: null };
  const valid = validAuthority(row.agency.authorities.map(toAuthority), place.userId ?? '', day);
  if (!valid) return refuseBlocked('The authority of this signer on the day of the signature has changed.');
  const delegationDocumentId = valid.basis === 'DELEGATION' ? valid.documentId : null;
  return { basis: authorityCitation(valid), authorityId: valid.id, delegationDocumentId };
};

const organizationOf = (row: AgreementCase, agencySide: boolean): string =>
  agencySide ? row.agency.legalName : row.office.name;

const confirmersOf = (row: AgreementCase, { confirmations }: Scan): PaperStatement['paper']['confirmers'] => {
  const [first, second, ...more] = confirmations.map((one) => ({
    side: one.side === 'AGENCY' ? ('AGENCY' as const) : ('ICE' as const),
    userId: one.userId,
    name: one.user.name,
    title: one.user.title,
    organization: organizationOf(row, one.side === 'AGENCY'),
    compared: one.compared,
    confirmedAt: one.createdAt.toISOString(),
  }));
  if (!first || !second || more.length > 0) throw new Error('A scan counts by the word of two people.');
  return [first, second];
};

const paperPart = (row: AgreementCase, place: Place, scan: Scan): PaperStatement['paper'] => {
  const { sheets } = pageCheckSchema.parse(scan.pageCheck);
  const authority = paperStatementWords(place.role);
  return {
    method: 'WET_UPLOADED',
    paperTextId: paperWords.id,
    paperTextSha256: paperTextSha256(authority),
    intent: paperWords.intent,
    authority,
    signedOn: toCalendarDate(scan.confirmations[0]?.signedOn ?? scan.uploadedAt),
    scanSha256: scan.document.sha256,
    scanByteLength: scan.document.byteLength,
    scanPages: sheets.length,
    pagesChanged: sheets.filter(({ result }) => result === 'CHANGED').length,
    pagesByEye: sheets.filter(({ result }) => result === 'BY_EYE').length,
    uploadedByUserId: scan.uploadedById,
    uploadedAt: scan.uploadedAt.toISOString(),
    confirmers: confirmersOf(row, scan),
  };
};

const paperTextSha256 = (authority: string): string =>
  createHash('sha256').update([paperWords.id, paperWords.intent, authority].join('\n\n'), 'utf8').digest('hex');

const statementOf = (
  { row, now }: AgreementContext,
  place: Place,
  scan: Scan,
  authority: Authority,
): PaperStatement => {
  const version = row.frozenVersion;
  if (!version || !place.user) return refuseBlocked('The text is not frozen for signing.');
  const paper = paperPart(row, place, scan);
  return {
    paperStatementVersion: 1,
    document: signedDocument(row, version, pageCheckSchema.parse(scan.pageCheck).textPages),
    signer: signerPart(row, { role: place.role, user: place.user }, authority, paper.signedOn),
    paper,
    time: timePart(row, now),
  };
};

/** Records the signature of the place whose scan both sides have confirmed. */
export const recordPaperSignature = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const paper = confirmedTwice(toAgreementFacts(row, actor));
  const place = row.signatures.find(({ id }) => id === paper?.placeId);
  const scan = place?.paperScans.find(({ id }) => id === paper?.scan?.id);
  if (!place?.user || !scan) return refuseBlocked('No scan was confirmed by both sides.');
  const signedOn = toCalendarDate(scan.confirmations[0]?.signedOn ?? scan.uploadedAt);
  const authority = authorityOn(row, place, signedOn);
  const statement = statementOf(context, place, scan, authority);
  const stored = storedPaperStatement(statement);
  await tx.signature.update({
    where: { id: place.id },
    data: {
      status: 'SIGNED',
      versionId: row.frozenVersionId,
      versionSha256: statement.document.sha256,
      signerName: place.user.name,
      signerTitle: place.user.title,
      organisation: organizationOf(row, isAgencyPlace(place.role)),
      authBasis: authority.basis,
      authorityId: authority.authorityId,
      consentTextId: statement.paper.paperTextId,
      consentSha256: statement.paper.paperTextSha256,
      intentText: `${statement.paper.intent} ${statement.paper.authority}`,
      method: statement.paper.method,
      statement: stored.text,
      statementSha256: stored.sha256,
      chainPosition: statement.time.signingOrder,
      signedAt: now,
      inkSignedOn: scan.confirmations[0]?.signedOn ?? null,
      paperScanId: scan.id,
    },
  });
  await tx.paperScan.update({ where: { id: scan.id }, data: { state: 'COUNTED' } });
};
