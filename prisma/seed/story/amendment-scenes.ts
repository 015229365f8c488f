import {
  type AgreementScene,
  type AgreementTelling,
  nameSigners,
  settle,
  toForce,
} from '@/prisma/seed/story/agreement-scenes';
import { headquarters } from '@/prisma/seed/story/cast';
import { sealNow, signAs } from '@/prisma/seed/story/sign';
import { onAgreement } from '@/prisma/seed/story/stage';

// Two amendments of one agreement: a change of the text lies in negotiation when a change of contact, begun later,
// becomes part of the agreement first.

const newest = async ({ stage, id }: AgreementTelling): Promise<string> => {
  const { id: newestId } = await stage.db.agreement.findFirstOrThrow({
    where: { amendsId: id },
    orderBy: { amendmentNumber: 'desc' },
    select: { id: true },
  });
  return newestId;
};

const rewrite = async ({ stage, agency }: AgreementTelling, id: string, key: string, body: (old: string) => string) => {
  const section = await stage.db.agreementSection.findUniqueOrThrow({
    where: { agreementId_key: { agreementId: id, key } },
  });
  await onAgreement(stage, 'save_section', id, agency.approver, { sectionId: section.id, body: body(section.body) });
};

const negotiateText = async (telling: AgreementTelling): Promise<void> => {
  const { stage, agency, office } = telling;
  await onAgreement(stage, 'begin_amendment', telling.id, agency.approver, {
    kind: 'MODIFY',
    reason: 'The ferry company has its own security officers now, and the two sides speak about them in public.',
  });
  const id = await newest(telling);
  await onAgreement(stage, 'open_negotiation', id, office.liaison);
  await rewrite(
    telling,
    id,
    'media',
    (old) => `${old}\n\nAnswers about the ferry company are given by the port alone.`,
  );
  await rewrite(telling, id, 'contacts', (old) =>
    old.replace('within five business days', 'within two business days, and the ferry company as well,'),
  );
};

const changeContact = async (telling: AgreementTelling): Promise<void> => {
  const { stage, agency, office } = telling;
  await onAgreement(stage, 'begin_amendment', telling.id, office.liaison, {
    kind: 'CHANGE_CONTACT',
    reason: 'The partnership has a new coordinator at the port.',
    agencyContact: 'Port partnership desk, 555-0158',
  });
  const id = await newest(telling);
  await onAgreement(stage, 'open_negotiation', id, office.liaison);
  await settle({ ...telling, id });
  await nameSigners({ ...telling, id });
  await onAgreement(stage, 'open_signing', id, agency.approver);
  await signAs(stage, id, agency.approver);
  await signAs(stage, id, office.signer);
  await sealNow(stage, id);
};

const extend = async ({ stage, id }: AgreementTelling): Promise<void> => {
  const { expiresOn } = await stage.db.agreement.findUniqueOrThrow({ where: { id }, select: { expiresOn: true } });
  if (!expiresOn) throw new Error('The agreement of this story has an end date.');
  await onAgreement(stage, 'begin_amendment', id, headquarters.manager, {
    kind: 'EXTEND',
    reason: 'The gang cases reach beyond the two years that were planned.',
    newEndOn: `${expiresOn.getUTCFullYear() + 1}-${expiresOn.toISOString().slice(5, 10)}`,
  });
};

/** The officers of the port claim their overtime: the memorandum that lets ICE pay it back is drafted. */
const joinReimbursement = ({ stage, office, id }: AgreementTelling): Promise<void> =>
  onAgreement(stage, 'begin_add_on', id, office.liaison, { addOn: 'REIMBURSEMENT' });

const inForceOn = 66;

export const toAmended: readonly AgreementScene[] = [
  ...toForce,
  { day: inForceOn + 80, leadsTo: 'ACTIVE', play: negotiateText },
  { day: inForceOn + 100, leadsTo: 'ACTIVE', play: changeContact },
  { day: inForceOn + 110, leadsTo: 'ACTIVE', play: joinReimbursement },
];

/** An agreement whose extension was begun. */
export const toExtended: readonly AgreementScene[] = [
  ...toForce,
  { day: inForceOn + 20, leadsTo: 'ACTIVE', play: extend },
];
