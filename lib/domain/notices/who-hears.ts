// Which roles an audience can hold, to show people only what can ever reach them. Who is in it is looked up anew for
// each notice.
import type { Role } from '@/lib/domain/access/role';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import type { Audience } from '@/lib/domain/notices/notice-name';
import { requestSteps } from '@/lib/domain/requests/steps';

const agency = ['AGENCY_OFFICER', 'AGENCY_APPROVER'] as const;
const office = ['LIAISON', 'FIELD_SUPERVISOR'] as const;
const signers = ['AGENCY_APPROVER', 'ICE_SIGNER'] as const;

const rolesOf: Readonly<Record<Audience, readonly Role[] | 'ANYBODY'>> = {
  agency,
  agency_approvers: ['AGENCY_APPROVER'],
  intake: ['OSLC_INTAKE'],
  liaison: ['LIAISON'],
  case_officer: ['LIAISON', 'OSLC_INTAKE'],
  field_supervisors: ['FIELD_SUPERVISOR'],
  program_managers: ['PROGRAM_MANAGER'],
  review_board: ['REVIEW_BOARD'],
  legal: ['LEGAL'],
  oversight: ['OVERSIGHT'],
  legal_review: ['LEGAL'],
  program_review: ['PROGRAM_MANAGER'],
  civil_rights_review: ['OVERSIGHT'],
  counsel_review: agency,
  next_signer: signers,
  asked_signers: signers,
  reminded_signers: signers,
  both_sides: [...agency, ...office],
  askers: ['LIAISON', 'OSLC_INTAKE', 'PROGRAM_MANAGER'],
  mentioned: 'ANYBODY',
  followers: 'ANYBODY',
  viewers: 'ANYBODY',
  administrators: ['ADMIN'],
};

const pairs: readonly (readonly [string, Audience])[] = [
  ...Object.values(requestSteps).flatMap(({ notify }) => notify),
  ...Object.values(agreementSteps).flatMap(({ notify }) => notify),
  ['mentioned', 'mentioned'],
  ['followed', 'followers'],
  ['view-entered', 'viewers'],
  ['view-alert-ended', 'viewers'],
];

/** The names of the notices that can reach somebody with these roles. */
export const noticesFor = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(
    pairs.flatMap(([name, audience]) => {
      const wanted = rolesOf[audience];
      return wanted === 'ANYBODY' || wanted.some((role) => roles.includes(role)) ? [name] : [];
    }),
  );
