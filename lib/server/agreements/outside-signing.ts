import 'server-only';
import type { OutsideSigningView } from '@/lib/domain/agreements/agreement-view';
import { termText } from '@/lib/domain/agreements/templates/term';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';

// How an agreement that was signed outside the portal is spoken of: what was received, and what the portal did not do.

type Signing = { signedOn: Date; receivedAt: Date };

/** One sentence on the signing and the file. */
export const outsideSentence = ({ signedOn, receivedAt }: Signing, timeZone: string): string =>
  `Signed outside the portal on ${dateText(toCalendarDate(signedOn))}. The file is kept as it was received on ${dateText(dateIn(receivedAt, timeZone))}, and is not sealed by the portal.`;

/** The signing in words; null for an agreement of the portal itself. */
export const outsideSigningView = ({
  outsideSigning: signing,
  agency,
  office,
}: AgreementCase): OutsideSigningView | null =>
  signing && {
    sentence: outsideSentence(signing, agency.timeZone),
    signers: [`${signing.agencySignerTitle}, ${agency.legalName}`, `${signing.iceSignerTitle}, ${office.name}`],
    reference: signing.reference,
  };

/** Term and notice of an agreement whose text the portal does not hold. */
export const outsideTermText = (row: AgreementCase): { term: string; notice: string } => ({
  term: row.expiresOn
    ? `It lasts until ${dateText(toCalendarDate(row.expiresOn))}, as the signed file has it.`
    : 'It has no fixed end, as the signed file has it.',
  notice: termText(row).notice,
});
