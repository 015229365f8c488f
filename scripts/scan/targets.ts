/** What sqlmap tries: an address with parameters, and the roles that get past its door (none: everybody). */
export type Target = { address: string; roles: readonly string[] };

const everywhere: readonly string[] = [];
const ofAgencies = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'];
const watchers = ['ADMIN', 'OVERSIGHT'];

/** The addresses whose parameters reach a query. A role is sent to its own; each list is tried as every role. */
export const targets: readonly Target[] = [
  { address: '/register?words=calder&program=CAP&state=ZZ&status=ACTIVE&after=AGR-2026-000001', roles: everywhere },
  { address: '/register/data.json?words=calder&program=CAP', roles: everywhere },
  { address: '/register/map?program=CAP', roles: everywhere },
  { address: '/agencies/find?words=calder&state=ZZ', roles: everywhere },
  { address: '/offices?words=winter', roles: everywhere },
  { address: '/programs?words=jail&type=SHERIFF', roles: everywhere },
  { address: '/verify?hash=00', roles: everywhere },
  {
    address: '/requests?words=port&status=ASSIGNED&page=2&sort=due',
    roles: [...ofAgencies, 'LIAISON', 'PROGRAM_MANAGER'],
  },
  {
    address: '/agreements?words=port&status=ACTIVE&program=CAP&ends=2026-Q4',
    roles: [...ofAgencies, 'LIAISON', 'ADMIN'],
  },
  { address: '/admin/audit?action=request.submit&actor=ruiz&number=ACC-2026-000001&older=9', roles: watchers },
  { address: '/admin/people?words=ruiz&state=active', roles: [...watchers, 'AGENCY_ADMIN'] },
  { address: '/admin/agencies?words=calder&status=VERIFIED', roles: ['ADMIN'] },
  { address: '/sign-in?back=/dashboard', roles: everywhere },
];
