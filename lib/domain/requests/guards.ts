// Conditions on the steps of a request. Each is true or the sentence a person reads when it is not.

import { needsHeadquarters, needsLegalNote, type RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

const list = (items: readonly string[]): string =>
  items.length > 5 ? `${items.slice(0, 5).join(', ')} and ${items.length - 5} more` : items.join(', ');

export const agencyIsNotSuspended: RequestGuard = ({ agencyStatus }) =>
  agencyStatus !== 'SUSPENDED' || 'Your agency is suspended in the portal. Call the intake office.';

export const agencyIsVerified: RequestGuard = ({ agencyStatus }) =>
  agencyStatus === 'VERIFIED' ||
  'An administrator has to verify your agency first. You can go on drafting in the meantime.';

// Paperwork Reduction Act, 44 USC 3512: nobody need answer a form whose approval has run out.
export const formIsOpen: RequestGuard = ({ formOpen }) =>
  formOpen || 'The approval of this form under the Paperwork Reduction Act has expired. It reopens when it is renewed.';

export const sectionsAreComplete: RequestGuard = ({ incompleteSections }) =>
  incompleteSections.length === 0 || `Complete these sections first: ${list(incompleteSections)}.`;

export const hasPrimaryContact: RequestGuard = (facts) => facts.hasPrimaryContact || 'Name a main contact.';

export const isNotYetReady: RequestGuard = ({ readyForApproval }) =>
  !readyForApproval || 'Your approver already has this request.';

export const isWithApprover: RequestGuard = ({ readyForApproval }) =>
  readyForApproval || 'The request has not been sent to the approver yet.';

export const itemsAreAnswered: RequestGuard = ({ unansweredItems }) =>
  unansweredItems === 0 ||
  `Answer ${unansweredItems === 1 ? 'the listed item' : `the ${unansweredItems} listed items`} first.`;

export const isTheirClaim: RequestGuard = ({ claimedById }, actor) =>
  claimedById === actor.id || 'Another intake officer has claimed this request.';

export const isAnEnquiry: RequestGuard = ({ requestType }) =>
  requestType === 'ENQUIRY' || 'Only an enquiry can be closed this way.';

export const isNotAnEnquiry: RequestGuard = ({ requestType }) =>
  requestType !== 'ENQUIRY' || 'An enquiry is not assessed. The agency can turn it into a request.';

export const firstContactIsLogged: RequestGuard = ({ firstContactLogged }) =>
  firstContactLogged || 'Log the first contact with the agency first.';

export const isTheirLiaison: RequestGuard = ({ liaisonId }, actor) =>
  liaisonId === actor.id || 'This request is assigned to another liaison of your office.';

export const selfPartIsComplete: RequestGuard = ({ assessment }) =>
  !assessment ||
  assessment.missingSelf.length === 0 ||
  `The agency has not answered these questions yet: ${list(assessment.missingSelf)}.`;

export const isNotAttested: RequestGuard = ({ assessment }) =>
  !assessment?.attested || 'The self-assessment is attested already.';

export const agencyHeadHasAttested: RequestGuard = ({ assessment }) =>
  assessment?.attested === true || 'The head of the agency has not attested the self-assessment yet.';

export const fieldPartIsComplete: RequestGuard = ({ assessment }) =>
  assessment?.missingField.length === 0 ||
  `Answer these questions of the field part first: ${list(assessment?.missingField ?? [])}.`;

export const capacityPartIsComplete: RequestGuard = ({ assessment }) =>
  assessment?.missingIce.length === 0 ||
  `Answer these questions of the ICE capacity part first: ${list(assessment?.missingIce ?? [])}.`;

export const assessmentIsUnlocked: RequestGuard = ({ assessment }) =>
  assessment?.locked !== true || 'The assessment is locked since its approval.';

export const evaluationIsCurrent: RequestGuard = ({ evaluation }) =>
  evaluation?.current === true ||
  (evaluation === null
    ? 'Run the evaluation first.'
    : 'An answer has changed since the evaluation was run. Run it again first.');

export const everyProgramIsChosen: RequestGuard = ({ unchosenPrograms, evaluation }) =>
  (evaluation !== null && unchosenPrograms.length === 0) ||
  `Choose for each program whether it is offered. Open: ${list(unchosenPrograms)}.`;

export const overridesHaveReasons: RequestGuard = ({ choices }) => {
  const open = choices.filter((choice) => choice.needsReason && !choice.hasReason);
  return open.length === 0 || `Write why you depart from the rules for: ${list(open.map((c) => c.programCode))}.`;
};

// Separation of duties: GAO and OIG reviews of the program ask that no one approves their own work.
export const isNotItsAuthor: RequestGuard = ({ assessment }, actor) =>
  (assessment?.authorId !== actor.id && assessment?.startedById !== actor.id) ||
  'The person who wrote an assessment cannot approve it.';

export const offersAProgram: RequestGuard = ({ choices }) =>
  choices.some((choice) => choice.offered) || 'No program is offered, so there is nothing to plan or approve.';

export const planHasObjective: RequestGuard = ({ plan }) =>
  (plan?.objectives ?? 0) > 0 || 'Write at least one objective in the plan first.';

export const objectivesHaveMeasures: RequestGuard = ({ plan }) =>
  (plan !== null && plan.objectivesWithoutMeasure === 0) || 'Give each objective at least one measure first.';

export const agencyHasNotAccepted: RequestGuard = ({ plan }) =>
  plan?.agencyAcceptedVersion !== plan?.version || `Your agency has accepted version ${plan?.version} already.`;

export const iceHasNotAccepted: RequestGuard = ({ plan }) =>
  plan?.iceAcceptedVersion !== plan?.version || `ICE has accepted version ${plan?.version} already.`;

export const bothSidesAccepted: RequestGuard = ({ plan }) =>
  (plan !== null && plan.agencyAcceptedVersion === plan.version && plan.iceAcceptedVersion === plan.version) ||
  'Both sides have to accept the same version of the plan.';

export const headquartersIsNeeded: RequestGuard = (facts) =>
  needsHeadquarters(facts) || 'Headquarters need not decide this request: no delegated authority and no legal flag.';

export const headquartersIsNotNeeded: RequestGuard = (facts) =>
  !needsHeadquarters(facts) ||
  'Headquarters has to decide this request, because it offers delegated authority or carries a legal flag.';

export const legalNoteIsClear: RequestGuard = (facts) =>
  !needsLegalNote(facts) || facts.legalCleared || 'The legal office has to clear this case first (flag S1 or S3).';

export const anAgreementHasBegun: RequestGuard = ({ agreements }) =>
  agreements.some(({ begun }) => begun) || 'No agreement has left its draft yet.';

export const everythingIsInPlace: RequestGuard = ({ agreements, choices }) => {
  const open = agreements.filter(({ settled }) => !settled).length;
  const services = choices.filter((c) => c.offered && !c.producesAgreement && !c.onboarded).length;
  return (open === 0 && services === 0) || 'An agreement is not in force yet, or a service is not set up yet.';
};

export const hasServiceToSetUp: RequestGuard = ({ choices }) =>
  choices.some((c) => c.offered && !c.producesAgreement && !c.onboarded) ||
  'Every service and referral of this request is set up.';
