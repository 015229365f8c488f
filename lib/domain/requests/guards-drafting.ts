// Conditions on writing a request: whether it says what it is about, and who of the agency may write in it.
import { hasRole } from '@/lib/domain/access/actor';
import { asksSection, type SectionKey } from '@/lib/domain/requests/draft';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { isSettledByLiaison } from '@/lib/domain/requests/request-type';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

export const namesItsMatter: RequestGuard = ({ drafting }) => drafting.missingMatter ?? true;

export const isSettledWithoutAssessment: RequestGuard = ({ requestType }) =>
  isSettledByLiaison(requestType) || 'A request for a partnership is assessed first.';

export const isAssessed: RequestGuard = ({ requestType }) =>
  !isSettledByLiaison(requestType) || 'A request of this kind is not assessed. Settle it with the agency.';

/** Each type of request asks its own sections; the others cannot be saved. */
export const asksTheSection =
  (key: SectionKey): RequestGuard =>
  ({ requestType }) =>
    asksSection(requestType, key) || 'A request of this kind does not ask this section.';

/**
 * Who of the agency writes. A request without colleagues is open to every officer; once it has some, it is theirs.
 * Who may submit for the agency may always write too, unless they were named as a reader only.
 */
export const mayWriteHere: RequestGuard = ({ drafting }, actor) => {
  const place = drafting.members.find(({ userId }) => userId === actor.id);
  if (place) {
    return place.role !== 'VIEWER' || 'You read this request as a viewer. Its owner can let you write in it.';
  }
  return (
    !drafting.isShared ||
    hasRole(actor, 'AGENCY_APPROVER') ||
    'Only the people of this request write in it. Its owner can add you to them.'
  );
};

/** The owner looks after the people of a request; so may whoever submits for the agency, when the owner has left. */
export const managesPeople: RequestGuard = ({ drafting }, actor) =>
  (actor.id !== null && drafting.ownerId === actor.id) ||
  hasRole(actor, 'AGENCY_APPROVER') ||
  'The owner of the request looks after its people.';

export const isColleagueHere: RequestGuard = ({ drafting }, actor) => {
  const place = drafting.members.find(({ userId }) => userId === actor.id);
  if (!place) return 'You are not among the people of this request.';
  return place.role !== 'OWNER' || 'You own this request. Hand it over to a colleague before you leave it.';
};
