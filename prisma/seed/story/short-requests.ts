import { dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { idOf } from '@/prisma/seed/ids';
import { agencyParts, headquarters } from '@/prisma/seed/story/cast';
import { daysAgo, onRequest, type Stage } from '@/prisma/seed/story/stage';

// Requests that are not assessed: a change to an agreement in force, with its liaison, and a request for training that
// an officer has shared with the approver and is still writing.

const contacts = (email: string) => ({
  primary: '0',
  rows: [{ name: 'Duty desk', title: 'Partnership coordinator', email, phone: '555-0142' }],
});

const askForChange = async (stage: Stage): Promise<void> => {
  const agreement = await stage.db.agreement.findFirst({
    where: { status: 'ACTIVE', requestId: { not: null } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      agency: { select: { legalName: true } },
      request: { select: { liaison: { select: { workEmail: true } } } },
    },
  });
  const liaison = agreement?.request?.liaison?.workEmail;
  const part = Object.values(agencyParts).find(({ agency }) => agency === agreement?.agency.legalName);
  if (!agreement || !liaison || !part) return;
  const id = await daysAgo(stage, 9, async () => {
    const made = await onRequest(stage, 'create', null, part.officer, { requestType: 'MODIFY' });
    await onRequest(stage, 'save_contacts', made, part.officer, contacts(part.officer));
    await onRequest(stage, 'save_agreement_wish', made, part.officer, {
      aboutAgreementId: agreement.id,
      changeWanted: 'Two more officers of the gang unit should work under this agreement from the new year on.',
      wantedOn: '',
    });
    await onRequest(stage, 'save_attachments_choice', made, part.officer, { none: 'yes' });
    await onRequest(stage, 'submit', made, part.approver, { attest: 'yes', noticeSeen: 'yes' });
    return made;
  });
  await daysAgo(stage, 7, async () => {
    await onRequest(stage, 'claim', id, headquarters.intake);
    await onRequest(stage, 'assign', id, headquarters.intake, { liaisonId: idOf(stage.people, liaison), note: '' });
  });
  await daysAgo(stage, 2, () =>
    onRequest(stage, 'log_contact', id, liaison, {
      kind: 'FIRST_CONTACT',
      happenedOn: dateIn(now(), 'America/New_York'),
      participants: 'Head of agency; liaison',
      summary: 'Went through the change and what it means for training and the checklist.',
    }),
  );
};

const shareTraining = async (stage: Stage): Promise<void> => {
  const { officer, approver } = agencyParts.calder;
  await daysAgo(stage, 1, async () => {
    const id = await onRequest(stage, 'create', null, officer, { requestType: 'TRAINING_OR_SERVICE' });
    await onRequest(stage, 'save_service_wish', id, officer, {
      serviceWanted: 'Training on forged identity documents\nHalf a day for the patrol shifts.',
      programsAsked: [],
      traineeCount: '24',
      wantedOn: '',
    });
    await onRequest(stage, 'invite_colleague', id, officer, { email: approver, role: 'APPROVER' });
  });
};

/** Tells them both; run after the agreements, one of which the first is about. */
export const tellShortRequests = async (stage: Stage): Promise<void> => {
  await askForChange(stage);
  await shareTraining(stage);
};
