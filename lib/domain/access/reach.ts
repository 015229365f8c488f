// Which rows a role may see, as data. The server turns the same reach into a where-clause, and a test compares the two.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';

/** OWN_AGENCY: rows of one's agency. OWN_OFFICE: rows assigned to an office one reaches. ALL: every row but drafts of agencies. */
export type Reach = 'OWN_AGENCY' | 'OWN_OFFICE' | 'ALL';

export const caseReach = {
  AGENCY_OFFICER: 'OWN_AGENCY',
  AGENCY_APPROVER: 'OWN_AGENCY',
  AGENCY_ADMIN: 'OWN_AGENCY',
  OSLC_INTAKE: 'ALL',
  LIAISON: 'OWN_OFFICE',
  FIELD_SUPERVISOR: 'OWN_OFFICE',
  PROGRAM_MANAGER: 'ALL',
  REVIEW_BOARD: 'ALL',
  LEGAL: 'ALL',
  ICE_SIGNER: 'OWN_OFFICE',
  OVERSIGHT: 'ALL',
  ADMIN: 'ALL',
} as const satisfies Record<Role, Reach>;

/** The row of a case that decides who sees it. */
export type CaseScope = { agencyId: string; officeId: string | null; everSubmitted: boolean };

/** The widest sight an actor's roles give together. */
export type Sight = { agencyId: string | null; officeIds: readonly string[]; all: boolean; system: boolean };

/** What the actor sees of requests and agreements, from the reach of each role held. */
export const sightOf = (actor: Actor): Sight => {
  const reaches = new Set<Reach>(roles.filter((role) => hasRole(actor, role)).map((role) => caseReach[role]));
  const everyOffice = actor.reachesOfficeIds === 'ALL';
  return {
    agencyId: reaches.has('OWN_AGENCY') ? actor.agencyId : null,
    officeIds: reaches.has('OWN_OFFICE') && actor.reachesOfficeIds !== 'ALL' ? actor.reachesOfficeIds : [],
    all: reaches.has('ALL') || (reaches.has('OWN_OFFICE') && everyOffice),
    system: actor.side === 'SYSTEM',
  };
};

/**
 * True when the actor may see a case at all. ICE sees a request from its first submission on:
 * a draft is the agency's own paper, also for whoever only looks as somebody of the agency.
 */
export const canSee = (actor: Actor, scope: CaseScope): boolean => {
  const sight = sightOf(actor);
  if (sight.system) return true;
  const isOwn = sight.agencyId !== null && sight.agencyId === scope.agencyId;
  if (!scope.everSubmitted) return isOwn && !actor.viewedBy;
  if (isOwn) return true;
  return sight.all || (scope.officeId !== null && sight.officeIds.includes(scope.officeId));
};
