// Conditions on the steps about question rounds, and the one that an open round sets before a decision.
import { hasRole } from '@/lib/domain/access/actor';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

/** An open round as guards know it. */
export type RoundFacts = { n: number; topic: string; dueOn: string; openedById: string; unanswered: number };

type RoundGuard = Guard<RequestFacts>;

const sentence = ({ n, topic, unanswered }: RoundFacts): string =>
  `${unanswered === 1 ? '1 question' : `${unanswered} questions`} of round ${n} (${topic}) ${
    unanswered === 1 ? 'is' : 'are'
  } not answered yet.`;

/** Open questions block the decision: nobody approves on half of the facts they asked for. Our own rule. */
export const questionsAreAnswered: RoundGuard = ({ rounds }) => {
  const open = rounds.filter(({ unanswered }) => unanswered > 0);
  return open.length === 0 || open.map(sentence).join(' ');
};

export const mayOpenRound: RoundGuard = ({ status, liaisonId, claimedById }, actor) => {
  if (hasRole(actor, 'LIAISON') && liaisonId === actor.id) return true;
  if (hasRole(actor, 'OSLC_INTAKE') && status === 'INTAKE_REVIEW' && claimedById === actor.id) return true;
  if (hasRole(actor, 'PROGRAM_MANAGER') && status === 'HQ_REVIEW') return true;
  return 'The one who holds the request asks: intake during its review, then the liaison, then headquarters.';
};

export const hasQuestionsToAnswer: RoundGuard = ({ rounds }) =>
  rounds.some(({ unanswered }) => unanswered > 0) || 'No question waits for an answer.';

/** True when the person asked this round, or carries the request as its liaison. */
export const asksRound = (
  round: Pick<RoundFacts, 'openedById'>,
  { liaisonId }: { liaisonId: string | null },
  actorId: string | null,
): boolean => actorId !== null && (round.openedById === actorId || liaisonId === actorId);

export const hasRoundOfTheirs: RoundGuard = (facts, actor) =>
  facts.rounds.some((round) => asksRound(round, facts, actor.id)) || 'You have no open round of questions here.';
