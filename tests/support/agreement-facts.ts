import { type Actor, systemActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/role';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { nothingOverseen } from '@/lib/domain/agreements/oversight-facts';

// An agreement as guards see it, without a database: nothing is missing, and nothing has happened yet.

/** A person of one role, whose id is that role. */
export const personOf = (role: Role): Actor => ({
  ...systemActor,
  id: role,
  name: role,
  roles: [role],
  agencyId: role.startsWith('AGENCY') ? 'agency' : null,
  side: role.startsWith('AGENCY') ? 'AGENCY' : 'ICE',
});

/** The facts of a draft, with what a test changes. */
export const agreementFactsOf = (changes: Partial<AgreementFacts>): AgreementFacts => ({
  status: 'DRAFT',
  agencyId: 'agency',
  officeId: 'office',
  liaisonId: 'LIAISON',
  delegating: false,
  signedOutside: false,
  hasObjective: true,
  hasScope: true,
  hasContacts: true,
  hasSupervisorPosition: true,
  hasOfficerCap: true,
  noticeMode: 'DAYS',
  noticeDays: 30,
  openBlockingConditions: [],
  openComments: 0,
  openProposals: { agency: 0, ice: 0 },
  pen: null,
  reviews: [{ kind: 'LEGAL', open: 3 }],
  counselId: null,
  heldRemarks: 0,
  agencySettled: false,
  iceSettled: false,
  localApproval: null,
  signatures: [],
  papers: [],
  signing: { until: null, lapseToldFor: null, toRemind: 0 },
  frozenSha256: null,
  sealed: false,
  checklistOpen: [],
  measures: 0,
  readinessConfirmed: false,
  entryPublished: false,
  agencyReinstates: false,
  iceReinstates: false,
  suspendedDays: null,
  effectiveOn: null,
  expiresOn: null,
  today: '2026-11-24',
  notice: null,
  windDown: { agency: 0, ice: 0, toRemind: 0 },
  duties: { agencyReports: 0, iceReports: 0, agencyReviews: 0, iceReviews: 0, escalate: { 0: 0, 7: 0, 30: 0 } },
  oversight: nothingOverseen,
  successorStatus: null,
  addOns: { left: [], fit: false, joined: null },
  amendment: null,
  secondFactorMinutes: 0,
  ...changes,
});
