// Meetings and question rounds run beside a request: they have pages of their own, and a request waits for them only
// where one side has to answer.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { dateText } from '@/lib/domain/dates';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { isProposedToThem, isTheirMeeting } from '@/lib/domain/requests/guards-meetings';
import { asksRound } from '@/lib/domain/requests/guards-questions';
import { meetingStatuses, meetingSteps } from '@/lib/domain/requests/steps-meetings';
import { questionSteps, roundStatuses } from '@/lib/domain/requests/steps-questions';

/** True for a step that is taken on the page of the meetings or of the questions. */
export const isSideStep = (name: string): boolean =>
  Object.hasOwn(meetingSteps, name) || Object.hasOwn(questionSteps, name);

/** What the button says that leads to the page where a side step is taken. */
export const sideLabels: Readonly<Record<string, string>> = {
  send_round_answers: 'Answer the questions',
  close_round: 'Read the answers',
  accept_meeting: 'Answer the proposed meeting',
};

export type SideWait = { step: string; todo: string; reasons: readonly string[] };

const within = (statuses: readonly string[], { status }: RequestFacts): boolean =>
  status !== null && statuses.includes(status);

const count = (many: number): string => (many === 1 ? '1 question is' : `${many} questions are`);

/** What a meeting or a round of questions asks of this person now; null when nothing. */
export const sideWait = (facts: RequestFacts, actor: Actor): SideWait | null =>
  questionWait(facts, actor) ?? meetingWait(facts, actor);

const questionWait = (facts: RequestFacts, actor: Actor): SideWait | null => {
  if (!within(roundStatuses, facts)) return null;
  if (hasRole(actor, 'AGENCY_OFFICER') || hasRole(actor, 'AGENCY_APPROVER')) {
    const open = facts.rounds.find(({ unanswered }) => unanswered > 0);
    if (!open) return null;
    const reasons = [`${count(open.unanswered)} open, due ${dateText(open.dueOn)}.`];
    return { step: 'send_round_answers', todo: `Answer the questions of round ${open.n}: ${open.topic}`, reasons };
  }
  const answered = facts.rounds.find((round) => round.unanswered === 0 && asksRound(round, facts, actor.id));
  if (!answered) return null;
  return { step: 'close_round', todo: `Read the answers of round ${answered.n}: ${answered.topic}`, reasons: [] };
};

const meetingWait = (facts: RequestFacts, actor: Actor): SideWait | null => {
  const takesPart = meetingSteps.accept_meeting.by.some((role) => hasRole(actor, role));
  if (!takesPart || !within(meetingStatuses, facts)) return null;
  const asked = isTheirMeeting(facts, actor) === true && isProposedToThem(facts, actor) === true;
  return asked ? { step: 'accept_meeting', todo: 'Answer the proposed meeting', reasons: [] } : null;
};
