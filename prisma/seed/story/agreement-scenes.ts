import { reviewRows } from '@/lib/domain/agreements/review-kind';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { idOf } from '@/prisma/seed/ids';
import { type AgencyPart, headquarters, type OfficePart } from '@/prisma/seed/story/cast';
import { signInInk } from '@/prisma/seed/story/paper-scene';
import { storeUpload } from '@/prisma/seed/story/resolution';
import { sealNow, signAs } from '@/prisma/seed/story/sign';
import { onAgreement, type Stage } from '@/prisma/seed/story/stage';

// From the draft to force. The day of a scene counts from the approval of the request.

export type AgreementTelling = { stage: Stage; agency: AgencyPart; office: OfficePart; id: string };

export type AgreementScene = {
  day: number;
  leadsTo: AgreementStatus;
  play: (telling: AgreementTelling) => Promise<unknown>;
};

const today = () => dateIn(now(), 'America/New_York');

export const openNegotiation = async ({ stage, office, id }: AgreementTelling): Promise<void> => {
  await onAgreement(stage, 'save_terms', id, office.liaison, {
    objective: 'Reduce the harm from the crimes named in the plan, and show the result in figures twice a year.',
    scope: 'Joint investigations within the agency’s area, led by ICE and staffed by both sides.',
    supervisorPosition: 'Group supervisor, Winter Investigations Office',
    agencyContact: 'Partnership coordinator, 555-0142',
    iceContact: 'Partnership liaison, 555-0110',
    maxAuthorizedOfficers: '',
  });
  await onAgreement(stage, 'open_negotiation', id, office.liaison);
};

export const settle = async ({ stage, agency, office, id }: AgreementTelling): Promise<void> => {
  await onAgreement(stage, 'settle_for_agency', id, agency.approver);
  await onAgreement(stage, 'settle_for_ice', id, office.liaison);
};

export const clear = ({ stage, id }: AgreementTelling) =>
  onAgreement(stage, 'clear_text', id, headquarters.legal, {
    note: 'The text follows the template; no change needed.',
    points: reviewRows.LEGAL.points.map(({ key }) => key),
  });

const basisOf = (forCounsel: boolean): string =>
  forCounsel ? 'Counsel to the agency under the state’s executive code' : 'Head of the agency by state law';

export const nameSigners = async ({ stage, agency, office, id }: AgreementTelling): Promise<void> => {
  if (agency.counsel) await onAgreement(stage, 'add_place', id, agency.approver, { role: 'LEGAL_COUNSEL_AGENCY' });
  const places = await stage.db.signature.findMany({ where: { agreementId: id, status: 'PENDING' } });
  for (const place of places) {
    const forIce = place.role.startsWith('ICE_');
    const forCounsel = place.role === 'LEGAL_COUNSEL_AGENCY';
    const ownSigner = forCounsel ? (agency.counsel ?? '') : agency.approver;
    await onAgreement(stage, 'name_signer', id, forIce ? office.liaison : agency.approver, {
      signatureId: place.id,
      userId: idOf(stage.people, forIce ? office.signer : ownSigner),
      authBasis: forIce ? 'Delegation of the director, order 12-1' : basisOf(forCounsel),
    });
  }
};

const openSigning = async (telling: AgreementTelling): Promise<void> => {
  const { stage, agency, id } = telling;
  const documentId = await storeUpload(telling);
  await onAgreement(stage, 'save_local_approval', id, agency.approver, {
    required: 'YES',
    legalCitation: 'County code 2-14',
    bodyName: agency.scenario.agency.governingBodyName,
    meetingOn: addCalendarDays(today(), -7),
    resolutionNumber: '26-014',
    result: 'PASSED',
    documentId,
  });
  await nameSigners(telling);
  await onAgreement(stage, 'open_signing', id, agency.approver);
};

const openAndSignInInk = async (telling: AgreementTelling): Promise<void> => {
  await openSigning(telling);
  await signInInk(telling);
};

const signAll = async ({ stage, agency, office, id }: AgreementTelling): Promise<void> => {
  await signAs(stage, id, agency.approver);
  if (agency.counsel) await signAs(stage, id, agency.counsel);
  await signAs(stage, id, office.signer);
  await sealNow(stage, id);
};

const beginImplementation = ({ stage, office, id }: AgreementTelling) =>
  onAgreement(stage, 'begin_implementation', id, office.liaison);

const completing = (kind: string): string =>
  ({ YES: 'YES', NUMBER: '3', DATE: today() })[kind] ?? 'Recorded with the liaison';

const putInForce = async ({ stage, office, id }: AgreementTelling): Promise<void> => {
  const items = await stage.db.checklistItem.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
  for (const item of items) {
    await onAgreement(stage, 'complete_checklist_item', id, office.liaison, {
      itemId: item.id,
      value: completing(item.kind),
      note: '',
    });
  }
  await onAgreement(stage, 'publish_entry', id, headquarters.manager, {
    publicSummary: 'Officers of the agency and of ICE work cases together that cross the border of the state.',
  });
  await onAgreement(stage, 'confirm_readiness', id, office.liaison);
  await onAgreement(stage, 'activate', id, headquarters.manager);
};

/** On the way to force, with the head of the agency signing on paper. */
export const toPaper = (): readonly AgreementScene[] => [
  ...toForce.filter(({ day }) => day < 38),
  { day: 38, leadsTo: 'SIGNING', play: openAndSignInInk },
];

export const toForce: readonly AgreementScene[] = [
  { day: 4, leadsTo: 'NEGOTIATION', play: openNegotiation },
  { day: 14, leadsTo: 'LEGAL_REVIEW', play: settle },
  { day: 24, leadsTo: 'LOCAL_APPROVAL', play: clear },
  { day: 38, leadsTo: 'SIGNING', play: openSigning },
  { day: 44, leadsTo: 'EXECUTED', play: signAll },
  { day: 47, leadsTo: 'IMPLEMENTING', play: beginImplementation },
  { day: 66, leadsTo: 'ACTIVE', play: putInForce },
];
