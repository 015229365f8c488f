// Conditions on a request that came back, or that its agency wants to correct: who asks, who answers, what is open.
import { type SectionKey, sections } from '@/lib/domain/requests/draft';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { ReturnOrigin } from '@/lib/domain/requests/returned-facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

/** Titles of sections as a sentence lists them. */
const titlesOf = (keys: readonly string[]): string =>
  new Intl.ListFormat('en-US').format(
    sections.filter(({ key }) => keys.includes(key)).map(({ title }) => `“${title}”`),
  );

/** A returned request is open where it was returned; the rest stays as it was sent. */
export const isNotClosedByReturn =
  (key: SectionKey): RequestGuard =>
  ({ status, drafting }) =>
    status !== 'RETURNED' ||
    drafting.returnedSections.includes(key) ||
    `Only ${titlesOf(drafting.returnedSections)} came back to you. Say in your answer if another section has to change.`;

const cameFrom =
  (origin: ReturnOrigin, otherwise: string): RequestGuard =>
  ({ corrections }) =>
    corrections.cameFrom === origin || otherwise;

export const cameFromIntake = cameFrom('INTAKE', 'This request was not returned by the intake office.');
export const cameFromLiaison = cameFrom('FIRST_CONTACT', 'This request was not returned at the first contact.');
export const cameFromAssessment = cameFrom('ASSESSMENT', 'This request was not returned during the assessment.');

export const isAskedToCorrect: RequestGuard = ({ corrections }) =>
  corrections.asked !== null || 'The agency has not asked for a correction.';

export const nothingIsAskedYet: RequestGuard = ({ corrections }) =>
  corrections.asked === null || 'A correction is asked for already. Wait for the answer, or withdraw it first.';

/** A return would leave the agency's own wish without an answer. */
export const correctionIsAnswered: RequestGuard = ({ corrections }) =>
  corrections.asked === null ||
  `The agency asks to correct ${titlesOf(corrections.asked)}. Allow or refuse the correction first.`;

/** Who has the request at ICE answers: the officer who claimed it, and the liaison from the assignment on. */
export const answersCorrections: RequestGuard = ({ status, claimedById, liaisonId }, actor) =>
  (status === 'INTAKE_REVIEW' ? claimedById : liaisonId) === actor.id ||
  'Another person of ICE has this request and answers for it.';
