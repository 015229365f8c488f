import { systemActor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { anAgreement, settle, takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aPerson, type Cast } from '@/tests/support/cast';
import { addOns } from '@/tests/support/fuzz/add-on-tour';
import { amendments } from '@/tests/support/fuzz/amendment-tour';
import { tourPart } from '@/tests/support/fuzz/each-step';
import { tourOfOversight } from '@/tests/support/fuzz/oversight-tour';
import { bring, compared, copyOf, placeOf } from '@/tests/support/paper-copies';
import { aReview } from '@/tests/support/renewals';
import { signedIn } from '@/tests/support/sessions';

// A tour on which every step of an agreement is taken at least once.

const reason = { reason: 'It was decided so on a tour.' };

/** What moves the clock of the tour. */
type Clock = { moveTo: (moment: Date) => unknown };

const text = async (cast: Cast, id: string, clock: Clock, today: Date): Promise<void> => {
  const { officer } = cast.calder;
  const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, locked: false } });
  await takeAgreement('save_section', id, officer, { sectionId: section.id, body: 'The parties work together.' });
  await takeAgreement('comment_on_section', id, officer, { sectionId: section.id, body: 'Is this settled?' });
  const comment = await db.sectionComment.findFirstOrThrow({ where: { section: { agreementId: id } } });
  await takeAgreement('resolve_comment', id, cast.liaison, { commentId: comment.id });
  for (const answer of ['withdraw_proposal', 'reject_proposal', 'accept_proposal'] as const) {
    const wording = { sectionId: section.id, body: `The parties work together. ${answer}`, reason: 'It is clearer.' };
    await takeAgreement('propose_section', id, officer, wording);
    const { id: proposalId } = await db.sectionProposal.findFirstOrThrow({ where: { agreementId: id, state: 'OPEN' } });
    const words = answer === 'reject_proposal' ? { answer: 'It says too little.' } : {};
    await takeAgreement(answer, id, answer === 'withdraw_proposal' ? officer : cast.liaison, { proposalId, ...words });
  }
  await takeAgreement('comment', id, cast.liaison, { visibility: 'SHARED', body: 'Noted.' });
  const { requestId } = await db.agreement.findUniqueOrThrow({ where: { id } });
  if (requestId === null) throw new Error('An agreement of the tour follows from a request.');
  const condition = await db.decisionCondition.create({
    data: {
      requestId,
      position: 90,
      text: 'Report every quarter.',
      blocking: false,
      owner: 'AGENCY',
      dueOn: today,
      createdAt: today,
    },
  });
  await takeAgreement('map_need', id, cast.liaison, { needKey: `condition-${condition.id}`, sectionIds: [section.id] });
  await takeAgreement('hand_over_text', id, cast.liaison, { note: 'Look at the media clause.', dueOn: '2026-11-25' });
  clock.moveTo(new Date('2026-11-26T15:00:00.000Z'));
  await takeAgreement('take_pen', id, cast.liaison);
  clock.moveTo(today);
  await settle({ id, cast, own: cast.calder });
  await takeAgreement('return_from_legal', id, cast.legal, { note: 'Cite the charter.' });
};

const reviews = async (cast: Cast, requestId: string): Promise<void> => {
  const { approver, officer } = cast.calder;
  const note = { note: 'Cite the charter.' };
  for (const [kind, reviewer] of [
    ['program', cast.programManager],
    ['civil_rights', cast.oversight],
    ['counsel', officer],
  ] as const) {
    const id = await anAgreement(cast).from(requestId).for('287G_JEM').in('LEGAL_REVIEW');
    if (kind === 'counsel') await takeAgreement('ask_counsel', id, approver, { userId: officer.id });
    await takeAgreement('clear_text', id, cast.legal, note);
    await takeAgreement(`clear_${kind}_review`, id, reviewer, note);
    const { id: sectionId } = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, position: 2 } });
    const remarks = [{ sectionId, text: 'Name the statute.' }];
    await takeAgreement(`return_from_${kind}_review`, id, reviewer, { ...note, remarks });
    if (kind !== 'counsel') continue;
    await takeAgreement('release_counsel_remarks', id, approver);
    await takeAgreement('take_back_counsel', id, approver);
  }
};

const places = async (cast: Cast, id: string): Promise<void> => {
  const { approver } = cast.calder;
  const { id: sectionId } = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id } });
  await takeAgreement('return_with_question', id, approver, { sectionId, question: 'Who pays for the vehicles?' });
  await takeAgreement('add_place', id, approver, { role: 'WITNESS' });
  const added = await db.signature.findFirstOrThrow({ where: { agreementId: id, added: true, status: 'PENDING' } });
  await takeAgreement('remove_place', id, approver, { signatureId: added.id });
  await takeAgreement('void', id, cast.programManager, reason);
};

const signers = async (cast: Cast, requestId: string): Promise<void> => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  const approver = await signedIn(cast.calder.approver);
  await takeAgreement('refuse_consent', id, approver);
  await takeAgreement('give_consent', id, approver);
  const { headquarters: officeId } = cast.offices;
  const acting = await aPerson({ name: 'Axel Acting', title: 'Acting director', roles: ['ICE_SIGNER'], officeId });
  const { id: signatureId } = await db.signature.findFirstOrThrow({
    where: { agreementId: id, userId: cast.signer.id },
  });
  const handOver = { signatureId, userId: acting.id, basis: 'Acting under order 12-3' };
  await takeAgreement('delegate_place', id, cast.signer, handOver);
  await takeAgreement('decline_to_sign', id, approver, { reasonCode: 'OTHER', ...reason });
  const again = await anAgreement(cast).from(requestId).in('SIGNING');
  await takeAgreement('extend_signing', again, cast.liaison, { signBy: '2026-12-18', ...reason });
  await takeAgreement('recall_text', again, cast.liaison, reason);
  await places(cast, await anAgreement(cast).from(requestId).in('SIGNING'));
  await takeAgreement('void', again, cast.programManager, reason);
};

const paper = async (cast: Cast, requestId: string): Promise<void> => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  const { approver, officer } = cast.calder;
  const { place } = await placeOf(id, 'AGENCY_HEAD');
  await takeAgreement('choose_paper', id, approver, { placeId: place.id });
  await takeAgreement('give_up_paper', id, approver, { placeId: place.id });
  await takeAgreement('choose_paper', id, approver, { placeId: place.id });
  const scan = await bring(id, approver, await copyOf(id));
  await takeAgreement('reject_scan', id, officer, { scanId: scan, ...reason });
  const scanId = await bring(id, approver, await copyOf(id));
  await takeAgreement('confirm_scan', id, officer, compared(scanId));
  await takeAgreement('confirm_scan', id, cast.liaison, compared(scanId));
};

const life = async (cast: Cast, requestId: string, clock: Clock, today: Date): Promise<void> => {
  const { approver } = cast.calder;
  const id = await anAgreement(cast).from(requestId).in('ACTIVE');
  await takeAgreement('suspend', id, approver, { reason: 'Flood.', notified: 'Liaison', mode: 'ORAL' });
  await takeAgreement('reinstate_for_agency', id, approver, reason);
  await takeAgreement('reinstate_for_ice', id, cast.programManager, reason);
  await takeAgreement('open_need_review', id, cast.programManager, reason);
  await takeAgreement('confirm_need', id, cast.programManager, reason);
  const { id: obligationId } = await db.obligation.findFirstOrThrow({ where: { agreementId: id, party: 'AGENCY' } });
  const report = { obligationId, report: 'Sent on the 20th.', documentId: '' };
  await takeAgreement('report_duty', id, approver, report);
  await takeAgreement('return_duty', id, cast.liaison, { obligationId, ...reason });
  await takeAgreement('report_duty', id, approver, report);
  await takeAgreement('accept_duty', id, cast.liaison, { obligationId });
  await amendments(cast, id);
  await tourOfOversight(cast, id, clock, today);
  const words = { mode: 'CERTIFIED_MAIL', ground: 'RESOURCES', reason: 'Priorities have changed.' };
  await takeAgreement('give_notice', id, approver, { ...words, receivedOn: '2026-11-24', endsOn: '2026-12-24' });
  await takeAgreement('ask_to_keep', id, approver, reason);
  await takeAgreement('take_back_notice', id, cast.programManager);
  clock.moveTo(new Date('2028-07-03T15:00:00.000Z'));
  await takeAgreement('start_expiring', id, systemActor);
  const review = await aReview(id);
  await takeAgreement('begin_renewal', id, cast.programManager, review);
  const next = await db.agreement.findUniqueOrThrow({ where: { supersedesId: id } });
  await takeAgreement('void', next.id, cast.programManager, reason);
  await takeAgreement('give_up_renewal', id, cast.programManager, reason);
  clock.moveTo(new Date('2028-12-03T15:00:00.000Z'));
  await takeAgreement('expire', id, systemActor);
  clock.moveTo(today);
};

const textOf = async (cast: Cast, requestId: string, clock: Clock, today: Date): Promise<void> => {
  const id = await anAgreement(cast).from(requestId).in('DRAFT');
  await walkOn({ id, cast, own: cast.calder }, 'DRAFT', 'NEGOTIATION');
  await text(cast, id, clock, today);
};

/** The last step of the tour: the agreement that it left in force ends by notice. */
export const endOfTour = (cast: Cast): Promise<void> =>
  tourPart('end', async () => {
    const { agencyId, approver } = cast.calder;
    const { id } = await db.agreement.findFirstOrThrow({ where: { agencyId, status: 'ACTIVE' } });
    const words = { mode: 'CERTIFIED_MAIL', ground: 'RESOURCES', reason: 'Priorities have changed.' };
    await takeAgreement('give_notice', id, approver, { ...words, receivedOn: '2026-11-24', endsOn: '2026-11-24' });
    const item = await db.windDownItem.findFirstOrThrow({ where: { side: 'AGENCY', notice: { agreementId: id } } });
    await takeAgreement('complete_wind_down', id, approver, { itemId: item.id, value: 'YES', note: 'All of it.' });
  });

/** Walks the table up to its end, and leaves an agreement of the first agency in force. */
export const tourOfAgreements = async (cast: Cast, clock: Clock, today: Date): Promise<void> => {
  const requestId = await aRequest(cast).in('APPROVED');
  await tourPart('text', () => textOf(cast, requestId, clock, today));
  await tourPart('reviews', () => reviews(cast, requestId));
  await tourPart('signers', () => signers(cast, requestId));
  await tourPart('paper', () => paper(cast, requestId));
  await tourPart('life', () => life(cast, requestId, clock, today));
  clock.moveTo(today);
  await tourPart('add-ons', () => addOns(cast, requestId, clock, today));
  await tourPart('in force', async () => {
    const id = await anAgreement(cast).from(requestId).for('T19').in('IMPLEMENTING');
    const measure = { objective: 'Fewer shootings', name: 'Shootings', baseline: '31', target: '20', period: 'A year' };
    await takeAgreement('save_measures', id, cast.liaison, { rows: [measure] });
    await walkOn({ id, cast, own: cast.calder }, 'IMPLEMENTING', 'ACTIVE');
  });
};
