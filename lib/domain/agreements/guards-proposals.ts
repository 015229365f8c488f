// Which proposals wait for whom.
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const ofOwnSide = ({ openProposals: { agency, ice } }: AgreementFacts, actor: Actor): number =>
  actor.side === 'AGENCY' ? agency : ice;

const ofBothSides = ({ openProposals: { agency, ice } }: AgreementFacts): number => agency + ice;

export const theOtherSideProposed: AgreementGuard = (facts, actor) =>
  ofBothSides(facts) > ofOwnSide(facts, actor) || 'No proposal of the other side waits for an answer.';

export const ownSideProposed: AgreementGuard = (facts, actor) =>
  ofOwnSide(facts, actor) > 0 || 'No proposal of your side waits for an answer.';

export const proposalsAreAnswered: AgreementGuard = (facts) => {
  const open = ofBothSides(facts);
  return open === 0 || `Accept, reject or withdraw the open ${open === 1 ? 'proposal' : `${open} proposals`} first.`;
};
