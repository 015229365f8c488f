// Conditions on what signers do beside signing: consent, handing a place over, and the places that are put in.
import type { AgreementFacts, SignatureFacts } from '@/lib/domain/agreements/facts';
import { isAgencyPlace, type SignatureRole } from '@/lib/domain/programs/signature-role';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const openPlaceOf = ({ signatures }: AgreementFacts, id: string | null): SignatureFacts | undefined =>
  signatures.find(({ userId, status }) => userId !== null && userId === id && status === 'PENDING');

export const hasNotRefusedConsent: AgreementGuard = (facts, actor) =>
  !openPlaceOf(facts, actor.id)?.consentRefused ||
  'You said that you do not sign electronically. Say on the signing page that you do after all, or sign on paper.';

export const hasRefusedConsent: AgreementGuard = (facts, actor) =>
  openPlaceOf(facts, actor.id)?.consentRefused === true || 'You have not refused to sign electronically.';

/** The places that this person may hand to somebody else: their own, and for approvers each open one of their agency. */
export const placesToHandOver = ({ signatures, papers }: AgreementFacts, actor: Parameters<AgreementGuard>[1]) =>
  signatures.filter(
    ({ id, userId, status, role }) =>
      status === 'PENDING' &&
      userId !== null &&
      // Its printed copy names the person who has it now.
      !papers.some(({ placeId }) => placeId === id) &&
      (userId === actor.id || (actor.roles.includes('AGENCY_APPROVER') && isAgencyPlace(role))),
  );

export const hasAPlaceToHandOver: AgreementGuard = (facts, actor) =>
  placesToHandOver(facts, actor).length > 0 ||
  'Only the person who is named for an open place, or an approver of their agency, can hand it over.';

// Our own rule: the places that a template may lack. Who binds ICE, and that the agency's head signs, is the template's.
const agencyAdds: readonly SignatureRole[] = ['GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'WITNESS'];
const iceAdds: readonly SignatureRole[] = ['ICE_LEGAL'];

/** The places that this person may still put in for their side; each role signs once. */
export const placesToAdd = ({ signatures }: AgreementFacts, actor: Parameters<AgreementGuard>[1]): SignatureRole[] =>
  (actor.roles.includes('AGENCY_APPROVER') ? agencyAdds : iceAdds).filter((role) =>
    signatures.every((place) => place.role !== role),
  );

export const hasAPlaceToAdd: AgreementGuard = (facts, actor) =>
  placesToAdd(facts, actor).length > 0 || 'Every place that your side can put in is there already.';
