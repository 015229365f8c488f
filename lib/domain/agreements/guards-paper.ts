// Conditions on the paper path. The steps name a place or a scan; these say whether there is any, the effects which.
import { type AgreementFacts, placeToSign } from '@/lib/domain/agreements/facts';
import {
  choiceProblem,
  confirmedTwice,
  confirmProblem,
  paperOf,
  placesWithout,
  uploadProblem,
} from '@/lib/domain/agreements/paper';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

export const placeCanGoOnPaper: AgreementGuard = (facts, actor) =>
  placesWithout(facts, choiceProblem, actor).length > 0 || 'No place that you could put on paper is open.';

export const placeIsNotOnPaper: AgreementGuard = (facts, actor) => {
  const place = placeToSign(facts, actor.id);
  return (
    place === null ||
    paperOf(facts, place.id) === undefined ||
    'You chose to sign this on paper. Go back to signing electronically on the page of the paper copy first.'
  );
};

export const placeCanLeavePaper: AgreementGuard = (facts, actor) =>
  facts.papers.some(({ placeId, scan }) => {
    const place = facts.signatures.find(({ id }) => id === placeId);
    return scan === null && place && choiceProblem({ ...facts, papers: [] }, place, actor) === null;
  }) || 'No place of yours is on paper without a scan that waits.';

export const placeOfTheirsIsOnPaper: AgreementGuard = (facts, actor) =>
  facts.papers.some(({ placeId, scan }) => {
    const place = facts.signatures.find(({ id }) => id === placeId);
    return scan === null && place && isAgencyPlace(place.role) === (actor.side === 'AGENCY');
  }) || 'No place of your side is on paper and waits for a scan.';

export const scanCanBeBrought: AgreementGuard = (facts, actor) =>
  placesWithout(facts, uploadProblem, actor).length > 0 ||
  'It is not the turn of this place yet. Bring the scan when the places before it are signed.';

export const scanWaitsForThem: AgreementGuard = (facts, actor) => {
  const waiting = facts.signatures.filter(({ id }) => paperOf(facts, id)?.scan);
  const problems = waiting.map((place) => confirmProblem(facts, place, actor));
  if (problems.includes(null)) return true;
  return problems[0] ?? 'No scan waits to be confirmed.';
};

export const scanWaits: AgreementGuard = ({ papers }) =>
  papers.some(({ scan }) => scan !== null) || 'No scan waits to be confirmed.';

export const scanIsConfirmedTwice: AgreementGuard = (facts) =>
  confirmedTwice(facts) !== null || 'One person of each side has to confirm the scan.';
