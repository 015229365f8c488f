import { db } from '@/lib/server/db/client';
import { aRequest } from '@/tests/support/cases';
import { aPerson, type Cast } from '@/tests/support/cast';
import { take } from '@/tests/support/take-step';
import { aPlan, declareNone } from '@/tests/support/walk-assessment';

// The part of the tour of a request from the plan to the decision, in the field and at headquarters.

const reason = { reason: 'It was decided so on a tour.' };

/** A plan that both sides take turns at, an approval in the field with conditions, and its letter. */
export const decided = async (cast: Cast): Promise<void> => {
  const id = await aRequest(cast).in('RECOMMENDED');
  await take('save_plan', id, cast.calder.officer, aPlan);
  await take('hand_over_plan', id, cast.calder.officer);
  await take('take_plan_back', id, cast.calder.officer);
  await take('hand_over_plan', id, cast.calder.officer);
  await take('hand_over_plan', id, cast.liaison);
  await db.plan.update({ where: { requestId: id }, data: { turnSince: new Date('2026-10-01T12:00:00Z') } });
  await take('take_over_plan', id, cast.liaison);
  const { version } = await db.plan.findUniqueOrThrow({ where: { requestId: id } });
  const planVersion = String(version);
  await take('accept_plan_for_agency', id, cast.calder.approver, { planVersion });
  await take('accept_plan_for_ice', id, cast.liaison, { planVersion });
  await declareNone(id, cast.supervisor);
  const condition = { blocking: 'yes', owner: 'AGENCY', dueOn: '2027-01-15' };
  const conditions = ['Train two officers.', 'Name a deputy.'].map((words) => ({ ...condition, text: words }));
  await take('approve_in_field', id, cast.supervisor, { ...reason, conditions });
  await afterApproval(cast, id);
};

const afterApproval = async (cast: Cast, id: string): Promise<void> => {
  const [one, two] = await db.decisionCondition.findMany({ where: { requestId: id }, orderBy: { position: 'asc' } });
  await take('report_condition', id, cast.calder.officer, {
    conditionId: one?.id,
    evidence: 'Both trained on Nov 20.',
    documentId: '',
  });
  await take('accept_condition', id, cast.liaison, { conditionId: one?.id, verdict: 'MET', note: '' });
  await take('waive_condition', id, cast.programManager, { conditionId: two?.id, ...reason });
  await take('prepare_letter', id, cast.supervisor, { remark: 'Thank you for the visit.' });
  await take('release_letter', id, cast.supervisor);
  await take('reissue_letter', id, cast.supervisor, { change: 'A date was wrong.', remark: '' });
  await take('set_up_service', id, cast.liaison, { programCode: 'CAP', note: 'The desk is set up.' });
};

/** Deferred, resumed, declined, and looked at again with the same end. */
export const headquarters = async (cast: Cast): Promise<void> => {
  const seated = { title: 'Staff', roles: ['REVIEW_BOARD'], officeId: cast.offices.headquarters } as const;
  const second = await aPerson({ name: 'Bea Board', ...seated });
  const id = await aRequest(cast).in('HQ_REVIEW');
  await take('recall_from_headquarters', id, cast.liaison);
  await take('send_to_headquarters', id, cast.liaison);
  await declareNone(id, cast.board, second, cast.legal, cast.programManager, cast.otherProgramManager);
  await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: 'It fits.' });
  await take('close_opinions', id, cast.programManager, reason);
  await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: 'Nothing stands against it.' });
  await take('defer', id, cast.programManager, { ...reason, reviewOn: '2027-03-01' });
  await take('resume_review', id, cast.programManager, reason);
  await take('decline', id, cast.programManager, { ...reason, code: 'NO_CAPACITY' });
  await take('ask_reconsideration', id, cast.calder.approver, reason);
  await take('uphold_decline', id, cast.otherProgramManager, reason);
};

/** Through headquarters a second time: sent back, approved, reopened after a decline. */
export const headquartersAgain = async (cast: Cast): Promise<void> => {
  const id = await aRequest(cast).in('DECLINED');
  await take('ask_reconsideration', id, cast.calder.approver, reason);
  await declareNone(id, cast.otherProgramManager);
  await take('reopen_declined', id, cast.otherProgramManager, reason);
  const third = await aPerson({
    name: 'Bruno Board',
    title: 'Staff',
    roles: ['REVIEW_BOARD'],
    officeId: cast.offices.headquarters,
  });
  await take('seat_board', id, cast.otherProgramManager);
  await declareNone(id, third);
  await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: 'It fits.' });
  await take('give_board_opinion', id, third, { view: 'SUPPORT', text: 'It fits.' });
  await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: 'Nothing stands against it.' });
  await take('approve', id, cast.otherProgramManager, reason);
};

/** Back to the plan. */
export const sentBack = async (cast: Cast): Promise<void> => {
  const id = await aRequest(cast).in('HQ_REVIEW');
  await declareNone(id, cast.board, cast.legal, cast.programManager);
  await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: 'It fits.' });
  await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: 'Nothing stands against it.' });
  await take('send_back_to_plan', id, cast.programManager, reason);
};
