import { hashToken } from '@/lib/server/auth/secret-token';
import { db } from '@/lib/server/db/client';
import { receiveAnswerFiles } from '@/lib/server/questions/attach-answer-file';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import { aPerson, type Cast } from '@/tests/support/cast';
import { decided, headquarters, headquartersAgain, sentBack } from '@/tests/support/fuzz/decision-tour';
import { tourPart } from '@/tests/support/fuzz/each-step';
import { changeWish, enquiry, harmfulFile, heldFile, service } from '@/tests/support/fuzz/other-requests-tour';
import { attached } from '@/tests/support/fuzz/tour-files';
import { plausibleInputs } from '@/tests/support/step-inputs';
import { take } from '@/tests/support/take-step';
import { answerPart } from '@/tests/support/walk-assessment';

// A tour on which every step of a request is taken at least once, each by somebody who may and with a right input.

const reason = { reason: 'It was decided so on a tour.' };
const attested = { attest: 'on', noticeSeen: 'on' };
const memberOf = async (requestId: string, email: string) =>
  (await db.requestMember.findFirstOrThrow({ where: { requestId, email, removedAt: null } })).id;

const anOfficer = (cast: Cast, name: string) =>
  aPerson({ name, title: 'Deputy', roles: ['AGENCY_OFFICER'], agencyId: cast.calder.agencyId });

const drafting = async (cast: Cast, id: string): Promise<void> => {
  const { officer, approver } = cast.calder;
  for (const step of Object.keys(completeSections)) {
    const name = step as keyof typeof completeSections;
    await take(name, id, officer, completeSections[name]);
  }
  const first = await attached(officer, id, 'policy.txt');
  const second = await attached(officer, id, 'policy 2.txt', first);
  await take('classify_document', id, officer, { documentId: second, class: 'PUBLIC' });
  await take('remove_document', id, officer, { documentId: second });
  await take('save_attachments_choice', id, officer, { none: 'on' });
  const [ana, bea] = [await anOfficer(cast, 'Ana Deputy'), await anOfficer(cast, 'Bea Deputy')];
  for (const email of ['ana.deputy@winter.example', 'bea.deputy@winter.example']) {
    await take('invite_colleague', id, officer, { email, role: 'VIEWER' });
  }
  await take('change_colleague', id, officer, {
    memberId: await memberOf(id, 'ana.deputy@winter.example'),
    role: 'EDITOR',
  });
  await take('leave_request', id, bea);
  await take('transfer_ownership', id, officer, { memberId: await memberOf(id, 'ana.deputy@winter.example') });
  await take('transfer_ownership', id, ana, { memberId: await memberOf(id, 'maria.delgado@winter.example') });
  await take('remove_colleague', id, officer, { memberId: await memberOf(id, 'ana.deputy@winter.example') });
  await invitation(cast, id);
  await take('send_to_approver', id, officer);
  await take('recall_from_approver', id, officer);
  await take('send_to_approver', id, officer);
  await take('send_back_to_officer', id, approver, reason);
};

const invitation = async (cast: Cast, id: string): Promise<void> => {
  const email = 'new.hire@winter.example';
  await take('invite_colleague', id, cast.calder.officer, { email, role: 'EDITOR' });
  const token = 'x'.repeat(43);
  await db.requestMember.update({
    where: { id: await memberOf(id, email) },
    data: { tokenHash: hashToken(token) },
  });
  await take('accept_invitation', id, await anOfficer(cast, 'New Hire'), { token });
};

const intake = async (cast: Cast, id: string): Promise<void> => {
  const { officer, approver } = cast.calder;
  const items = [{ section: 'concerns', text: 'Say how gangs are counted.' }];
  await take('submit', id, approver, attested);
  await take('take_back_submission', id, approver);
  await take('submit', id, approver, attested);
  await take('claim', id, cast.intake);
  await take('release_claim', id, cast.intake);
  await take('claim', id, cast.intake);
  await take('return_to_agency', id, cast.intake, { items });
  await take('recall_return', id, cast.intake);
  await take('return_to_agency', id, cast.intake, { items });
  const item = await db.returnedItem.findFirstOrThrow({ where: { requestId: id, closedAt: null } });
  await take('answer_returned_item', id, officer, { itemId: item.id, answer: 'By the gang unit.' });
  await take('resubmit', id, approver, { summary: 'Counted anew.', attest: 'yes' });
  await take('take_back_resubmission', id, approver);
  await answerItems(cast, id);
  await take('resubmit', id, approver, { summary: 'Counted anew.', attest: 'yes' });
  const status = await db.request.findUniqueOrThrow({ where: { id }, select: { status: true } });
  if (status.status === 'SUBMITTED') await take('claim', id, cast.intake);
  await take('assign', id, cast.intake, { liaisonId: cast.liaison.id ?? '', note: '' });
  await take('unassign', id, cast.intake);
  await take('assign', id, cast.intake, { liaisonId: cast.otherLiaison.id ?? '', note: 'Close by.' });
  await take('reassign', id, cast.supervisor, { liaisonId: cast.liaison.id ?? '', ...reason });
  await take('log_contact', id, cast.liaison, firstContact);
};

/** Sections that open again after the request went to a liaison, and the corrections that the agency asks for. */
const corrections = async (cast: Cast, id: string, assessing: boolean): Promise<void> => {
  const { officer, approver } = cast.calder;
  const items = [{ section: 'agency.swornCount', text: 'As of which day?' }];
  const [give, recall, resend, takeBack] = assessing
    ? ([
        'return_from_assessment',
        'recall_to_assessment',
        'resubmit_to_assessment',
        'take_back_from_assessment',
      ] as const)
    : (['return_from_contact', 'recall_to_contact', 'resubmit_to_liaison', 'take_back_from_liaison'] as const);
  await take(give, id, cast.liaison, { items });
  await take(recall, id, cast.liaison);
  await take(give, id, cast.liaison, { items, respondBy: '2026-12-18' });
  await answerItems(cast, id);
  await take(resend, id, approver, { summary: 'Counted on Nov 1.', attest: 'yes' });
  await take(takeBack, id, approver);
  await answerItems(cast, id);
  await take(resend, id, approver, { summary: 'Counted on Nov 1.', attest: 'yes' });
  if (assessing) return;
  const asked = { sections: ['narrative'], ...reason };
  await take('ask_correction', id, officer, asked);
  await take('withdraw_correction', id, officer);
  await take('ask_correction', id, officer, asked);
  await take('refuse_correction', id, cast.liaison, reason);
  await take('ask_correction', id, officer, asked);
  await take('grant_correction', id, cast.liaison, { note: 'Go on.' });
  await answerItems(cast, id);
  await take(resend, id, approver, { summary: 'Told again.', attest: 'yes' });
};

const answerItems = async (cast: Cast, id: string): Promise<void> => {
  const items = await db.returnedItem.findMany({ where: { requestId: id, closedAt: null, answeredAt: null } });
  for (const item of items) {
    await take('answer_returned_item', id, cast.calder.officer, { itemId: item.id, answer: 'On Nov 1.' });
  }
};

const meetings = async (cast: Cast, id: string): Promise<void> => {
  const inputs = plausibleInputs(cast);
  const proposed = async () => {
    await take('propose_meeting', id, cast.liaison, inputs.propose_meeting);
    return db.meeting.findFirstOrThrow({
      where: { requestId: id },
      orderBy: { n: 'desc' },
      include: { times: { orderBy: { position: 'asc' } } },
    });
  };
  const { officer } = cast.calder;
  const first = await proposed();
  await take('decline_meeting', id, officer, { meetingId: first.id, ...reason });
  const second = await proposed();
  await take('move_meeting', id, cast.liaison, {
    meetingId: second.id,
    note: 'A holiday.',
    times: [{ date: '2027-01-13', time: '14:30' }],
  });
  const time = await db.meetingTime.findFirstOrThrow({ where: { meetingId: second.id }, orderBy: { id: 'desc' } });
  await take('accept_meeting', id, officer, { meetingId: second.id, timeId: time.id });
  await take('log_meeting', id, cast.liaison, {
    meetingId: second.id,
    heldOn: '2026-11-20',
    participants: 'Sheriff; liaison',
    discussed: 'The intake of the jail.',
  });
  const third = await proposed();
  await take('cancel_meeting', id, cast.liaison, { meetingId: third.id, ...reason });
};

const questions = async (cast: Cast, id: string): Promise<void> => {
  const { officer } = cast.calder;
  await take('open_round', id, cast.liaison, {
    topic: 'Custody',
    dueOn: '2026-12-18',
    questions: [
      { text: 'How many bookings a month?', ownerId: officer.id, dueOn: '' },
      { text: 'Who runs the night desk?', ownerId: '', dueOn: '2026-12-11' },
    ],
  });
  const round = await db.questionRound.findFirstOrThrow({
    where: { requestId: id },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  const roundId = round.id;
  const answers = Object.fromEntries(round.questions.map((question) => [question.id, 'About 350.']));
  const form = new FormData();
  form.append('files', new File(['A roster.'], 'roster.txt'));
  const posted = new Request('http://localhost:3000/upload', {
    method: 'POST',
    body: form,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const upload = await receiveAnswerFiles(officer, id, round.questions[0]?.id ?? '', posted);
  if (!upload.ok) throw new Error(upload.why);
  await take('ask_more_time', id, officer, { roundId, dueOn: '2027-01-15', ...reason });
  await take('grant_more_time', id, cast.liaison, { roundId, dueOn: '2027-01-15' });
  await take('save_round_answers', id, officer, { roundId, answers });
  await take('send_round_answers', id, officer, { roundId, answers });
  await take('reopen_question', id, cast.liaison, { questionId: round.questions[0]?.id, ...reason });
  await take('close_round', id, cast.liaison, { roundId, note: 'Enough is known.' });
  await take('comment', id, cast.liaison, { visibility: 'SHARED', body: 'Noted, @Maria Delgado.' });
};

const assessment = async (cast: Cast, id: string): Promise<void> => {
  const walk = { id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' } as const;
  await take('start_assessment', id, cast.liaison, { meetingOn: '2026-12-08', participants: 'Sheriff; liaison' });
  for (const part of ['SELF', 'FIELD', 'ICE'] as const) await answerPart(walk, part);
  const share = { value: '3.1', basis: 'ESTIMATED', source: 'Booking sheets' };
  await take('answer_self', id, cast.calder.officer, { section: 'C', answers: { C4: share } });
  await take('attest_assessment', id, cast.calder.approver, { attest: 'on' });
  await take('withdraw_attestation', id, cast.calder.approver);
  await take('attest_assessment', id, cast.calder.approver, { attest: 'on' });
  await corrections(cast, id, true);
  await take('record_visit', id, cast.liaison, {
    visitedOn: '2026-11-20',
    participants: 'Sheriff; liaison',
    findings: 'The desk is private.',
  });
  await take('answer_field', id, cast.liaison, { section: 'C', answers: { C4: share } });
  await take('run_evaluation', id, cast.liaison);
  const task = await db.verifyTask.findFirstOrThrow({ where: { assessment: { requestId: id }, doneAt: null } });
  await take('finish_verify_task', id, cast.liaison, { taskId: task.id, note: 'Recounted on the visit.' });
  await take('submit_assessment', id, cast.liaison);
  await take('recall_assessment', id, cast.liaison);
  await take('submit_assessment', id, cast.liaison);
  await take('return_assessment', id, cast.supervisor, reason);
  await take('submit_assessment', id, cast.liaison);
};

/** Walks the whole table; needs an agreement in force of the first agency for the types that are about one. */
export const tourOfRequests = async (cast: Cast): Promise<void> => {
  const { agencyId } = cast.calder;
  await db.agency.update({ where: { id: agencyId }, data: { emailDomain: 'winter.example' } });
  const id = await aRequest(cast).empty();
  await tourPart('drafting', () => drafting(cast, id));
  await tourPart('intake', () => intake(cast, id));
  await tourPart('corrections', () => corrections(cast, id, false));
  await tourPart('meetings', () => meetings(cast, id));
  await tourPart('questions', () => questions(cast, id));
  await tourPart('assessment', () => assessment(cast, id));
  await tourPart('decision', () => decided(cast));
  await tourPart('headquarters', () => headquarters(cast));
  // The cases after this one have a board of one again.
  await db.user.updateMany({ where: { name: 'Bea Board' }, data: { active: false } });
  await tourPart('headquarters again', () => headquartersAgain(cast));
  await db.user.updateMany({ where: { name: 'Bruno Board' }, data: { active: false } });
  await tourPart('sent back', () => sentBack(cast));
  await tourPart('service', () => service(cast));
  await tourPart('change', () => changeWish(cast));
  await tourPart('enquiry', () => enquiry(cast));
  await tourPart('harmful file', () => harmfulFile(cast));
  await tourPart('held file', () => heldFile(cast));
};
