// Whose turn it is in an agreement, in words: from its facts, its reviews and its table of steps.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { statusWords } from '@/lib/domain/agreements/amendment-stages';
import { type AgreementFacts, placesInTurn } from '@/lib/domain/agreements/facts';
import { penFreeOn, penNotCounting } from '@/lib/domain/agreements/guards-text';
import { reviewRows } from '@/lib/domain/agreements/review-kind';
import { reviewOfStep } from '@/lib/domain/agreements/review-steps';
import { reviewsInTurn } from '@/lib/domain/agreements/reviews';
import { binds } from '@/lib/domain/agreements/standing';
import { type AgreementStatus, agreementStatuses } from '@/lib/domain/agreements/status';
import { type AgreementStepName, agreementStepNames, agreementSteps } from '@/lib/domain/agreements/steps';
import { dateText } from '@/lib/domain/dates';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { holderText } from '@/lib/domain/workflow/holder';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-US').format(names);
const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const sideName = { AGENCY: 'The agency', ICE: 'ICE' } as const;

/** What each side has said already and what it has not, where both have to say it. */
const bothSay = (agency: boolean, ice: boolean, what: string): string => {
  if (agency === ice) return agency ? `Both sides have said ${what}.` : `Neither side has said yet ${what}.`;
  return agency ? `The agency has said ${what}; ICE has not yet.` : `ICE has said ${what}; the agency has not yet.`;
};

const negotiationText = (facts: AgreementFacts): string => {
  const { pen, agencySettled, iceSettled } = facts;
  const free = penFreeOn(facts);
  const writes =
    pen && free
      ? `${sideName[pen.side]} holds the pen since ${dateText(pen.since)}; after ${dateText(free)} the other side can take it${penNotCounting(facts)}.`
      : 'Both sides can write.';
  return `${writes} ${bothSay(agencySettled, iceSettled, 'that the text is settled')}`;
};

const reviewText = ({ reviews }: AgreementFacts): string => {
  const turn = reviewsInTurn(reviews);
  const later = reviews.filter(({ kind, open }) => open > 0 && !turn.includes(kind));
  const read = turn.map((kind) => reviewRows[kind].who);
  if (read.length === 0) return 'Every review is complete.';
  const then = later.length > 0 ? `; after that ${listed(later.map(({ kind }) => reviewRows[kind].who))}` : '';
  return `${upper(listed(read))} ${read.length === 1 ? 'reads' : 'read'} it now${then}.`;
};

const approvalText = ({ localApproval }: AgreementFacts): string => {
  if (localApproval?.required === 'NO')
    return 'The agency has it: no vote is needed; it names who signs and opens the signing.';
  if (localApproval?.result === 'PASSED')
    return 'The agency has it: the vote is passed; it names who signs and opens the signing.';
  return 'The agency has it, for the vote of its governing body.';
};

const signingText = ({ signatures }: AgreementFacts, seal: 'TIMESTAMP' | 'REPAIR' | null): string => {
  const turn = placesInTurn(signatures).map(({ role }) => signatureRoleLabels[role]);
  if (turn.length > 0) return `Next to sign: ${listed(turn)}.`;
  if (seal === 'TIMESTAMP') return 'Everyone has signed. The seal waits for a timestamp from an independent authority.';
  return 'Everyone has signed. The portal makes the seal and checks it.';
};

/** Who has the agreement now, in one or two sentences. */
export const turnText = (
  facts: AgreementFacts,
  status: AgreementStatus,
  seal: 'TIMESTAMP' | 'REPAIR' | null,
): string => {
  const { notice, amendment } = facts;
  if (notice) return `${sideName[notice.side]} gave notice to end it, received on ${dateText(notice.receivedOn)}.`;
  const { holder, next } = statusWords(status, amendment?.kind ?? null);
  switch (status) {
    case 'NEGOTIATION':
      return negotiationText(facts);
    case 'LEGAL_REVIEW':
      return reviewText(facts);
    case 'LOCAL_APPROVAL':
      return next === statusWords(status, null).next ? approvalText(facts) : 'The agency has it, to open the signing.';
    case 'SIGNING':
      return signingText(facts, seal);
    case 'SUSPENDED':
      return bothSay(facts.agencyReinstates, facts.iceReinstates, 'that the cause is cleared');
    case 'ACTIVE':
      return 'It binds both sides; nobody has to move it.';
    default:
      return `${holderText(holder)} ${holder === 'BOTH' ? 'have' : 'has'} it now.`;
  }
};

/** Statuses on the way of a text to force, in order. */
const wayTo = (status: AgreementStatus): readonly AgreementStatus[] => {
  const way = agreementStatuses.slice(0, agreementStatuses.indexOf('ACTIVE'));
  return way.slice(way.indexOf(status) + 1);
};

// Whether a chief step will be this person's: a review of the chain, a place to sign, or the work of the liaison of the case.
const willTake = (name: AgreementStepName, facts: AgreementFacts, actor: Actor): boolean => {
  const { by, tone, from } = agreementSteps[name];
  if (tone !== 'primary' || !by.some((taker) => hasRole(actor, taker))) return false;
  // Oversight goes on in force as well: it is no part of the way there.
  if (from.some(binds)) return false;
  const review = reviewOfStep(name);
  if (review === 'AGENCY_COUNSEL') return facts.counselId !== null && facts.counselId === actor.id;
  if (review) return facts.reviews.some(({ kind }) => kind === review);
  // What else is done while it is signed mends the paper path, and nobody has that ahead of them.
  if (from.every((one) => one === 'SIGNING'))
    return name === 'sign' && facts.signatures.some(({ userId }) => userId !== null && userId === actor.id);
  return !by.includes('LIAISON') || actor.side === 'AGENCY' || facts.liaisonId === actor.id;
};

const partAhead = (facts: AgreementFacts, status: AgreementStatus, actor: Actor): AgreementStatus | undefined =>
  agreementStatuses.indexOf(status) >= agreementStatuses.indexOf('ACTIVE')
    ? undefined
    : wayTo(status).find(
        (later) =>
          (facts.amendment === null || (later !== 'EXECUTED' && later !== 'IMPLEMENTING')) &&
          agreementStepNames.some((name) => agreementSteps[name].from.includes(later) && willTake(name, facts, actor)),
      );

const ownPlace = ({ signatures }: AgreementFacts, actor: Actor): string | null => {
  const own = signatures.find(({ userId }) => userId !== null && userId === actor.id);
  if (!own) return null;
  if (own.status === 'SIGNED') return 'You have signed.';
  const before = signatures.filter(({ group, status }) => status === 'PENDING' && group < own.group).length;
  return before === 0 ? null : `Your turn to sign comes after ${before} ${before === 1 ? 'other' : 'others'}.`;
};

/** What the reader has to do now, or when their part comes. */
export const readerText = (facts: AgreementFacts, status: AgreementStatus, actor: Actor, waits: boolean): string => {
  if (waits) return 'It waits for you. Nothing moves on until you have done your part.';
  if (!agreementStepNames.some((name) => agreementSteps[name].by.some((taker) => hasRole(actor, taker))))
    return 'You look on: your role takes no step in an agreement.';
  const place = status === 'SIGNING' ? ownPlace(facts, actor) : null;
  if (place) return place;
  const ahead = partAhead(facts, status, actor);
  const idle = 'You have nothing to do now; we tell you by e-mail when it is your turn.';
  return ahead ? `${idle} Your part comes with “${statusWords(ahead, facts.amendment?.kind ?? null).label}”.` : idle;
};
