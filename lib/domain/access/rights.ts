// What people may do that is not a step of a case: reading and administration. The same shape as a step's `by`.
import { type Role, roles } from '@/lib/domain/access/role';

type Right = { label: string; by: readonly Role[]; scope: 'CASE' | 'OWN_AGENCY' | 'PORTAL' };

const ice = [
  'OSLC_INTAKE',
  'LIAISON',
  'FIELD_SUPERVISOR',
  'PROGRAM_MANAGER',
  'REVIEW_BOARD',
  'LEGAL',
  'ICE_SIGNER',
  'OVERSIGHT',
] as const satisfies readonly Role[];

export const rights = {
  read_request: { label: 'Read requests', by: roles, scope: 'CASE' },
  read_agreement: { label: 'Read agreements', by: roles, scope: 'CASE' },
  // The administrator looks after accounts and the catalog, and has no part in cases.
  read_ice_only: { label: 'Read ICE-only notes, figures and opinions', by: ice, scope: 'CASE' },
  read_permissions: { label: 'Read the permission matrix', by: ['ADMIN', 'OVERSIGHT'], scope: 'PORTAL' },
  read_audit: { label: 'Read the audit log', by: ['ADMIN', 'OVERSIGHT'], scope: 'PORTAL' },
  read_people: { label: 'Read the list of people', by: ['ADMIN', 'AGENCY_ADMIN', 'OVERSIGHT'], scope: 'OWN_AGENCY' },
  view_as: { label: 'See the portal as somebody else does, without acting', by: ['ADMIN'], scope: 'PORTAL' },
  manage_people: {
    label: 'Invite people, change, close and confirm their accounts',
    by: ['ADMIN', 'AGENCY_ADMIN'],
    scope: 'OWN_AGENCY',
  },
  confirm_administrator: {
    label: 'Confirm a new administrator as the second one',
    by: ['ADMIN'],
    scope: 'PORTAL',
  },
  start_reproofing: {
    label: 'Let somebody who lost their second factor prove anew who they are',
    by: ['ADMIN', 'AGENCY_ADMIN'],
    scope: 'OWN_AGENCY',
  },
  confirm_reproofing: {
    label: 'Confirm, as the second administrator, that somebody may prove anew who they are',
    by: ['ADMIN'],
    scope: 'PORTAL',
  },
  verify_agency: { label: 'Verify or suspend agencies', by: ['ADMIN'], scope: 'PORTAL' },
  manage_directory: { label: 'Import and correct the agency directory', by: ['ADMIN'], scope: 'PORTAL' },
  share_views: {
    label: 'Share saved views of lists with the own office or agency',
    by: ['AGENCY_ADMIN', 'OSLC_INTAKE', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER', 'ADMIN'],
    scope: 'OWN_AGENCY',
  },
  share_views_with_ice: {
    label: 'Share saved views of lists with everyone at ICE, and delete shared ones',
    by: ['PROGRAM_MANAGER', 'ADMIN'],
    scope: 'PORTAL',
  },
  import_agreements: {
    label: 'Take over agreements that were signed outside the portal',
    by: ['ADMIN'],
    scope: 'PORTAL',
  },
  decide_verification: { label: 'Decide about agencies that ask to be verified', by: ['ADMIN'], scope: 'PORTAL' },
  read_own_agency: {
    label: 'Read the facts held about the own agency and ask for corrections',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'],
    scope: 'OWN_AGENCY',
  },
  record_authority: {
    label: 'Record who may bind the own agency',
    by: ['AGENCY_ADMIN'],
    scope: 'OWN_AGENCY',
  },
  set_days_off: {
    label: 'Say on which days the office of the own agency is closed',
    by: ['AGENCY_ADMIN'],
    scope: 'OWN_AGENCY',
  },
  read_authority: {
    label: 'Read who may bind the agencies',
    by: ['LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER', 'LEGAL', 'ICE_SIGNER', 'OVERSIGHT', 'ADMIN'],
    scope: 'PORTAL',
  },
  confirm_authority: {
    label: 'Confirm who may bind an agency',
    by: ['PROGRAM_MANAGER', 'ADMIN'],
    scope: 'PORTAL',
  },
  read_kept_mails: {
    label: 'Read the mails that the portal keeps while no mail server is set',
    by: ['ADMIN'],
    scope: 'PORTAL',
  },
  resend_notices: {
    label:
      'See mails that reached nobody and send them again; a liaison those of the own cases, the administrators of an agency those to its people',
    by: ['LIAISON', 'AGENCY_ADMIN', 'ADMIN'],
    scope: 'CASE',
  },
  read_load: {
    label: 'See who carries how many requests, and who is away',
    by: ['OSLC_INTAKE', 'LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER'],
    scope: 'CASE',
  },
  plan_absence: {
    label: 'Plan days away: the own, and for intake and supervisors those of the liaisons they see',
    by: ['OSLC_INTAKE', 'LIAISON', 'FIELD_SUPERVISOR'],
    scope: 'CASE',
  },
  repair_seals: { label: 'See seals that wait and try them again', by: ['ADMIN'], scope: 'PORTAL' },
  manage_catalog: { label: 'Switch programs on and off', by: ['ADMIN'], scope: 'PORTAL' },
  read_rules: { label: 'Read drafts of the rules, with their test cases', by: ['ADMIN', 'OVERSIGHT'], scope: 'PORTAL' },
  manage_rules: { label: 'Write and approve the rules', by: ['ADMIN'], scope: 'PORTAL' },
  read_templates: {
    label: 'Read templates and clauses of agreements, with their drafts',
    by: ['ADMIN', 'LEGAL', 'OVERSIGHT'],
    scope: 'PORTAL',
  },
  read_records: {
    label: 'Read holds, the retention schedule and the log of what was released',
    by: ['LEGAL', 'OVERSIGHT', 'ADMIN'],
    scope: 'PORTAL',
  },
  // The administrator does not read what ICE wrote for itself, and so prepares and checks no copy of a case.
  prepare_release: {
    label: 'Prepare, check and release copies of cases',
    by: ['LEGAL', 'OVERSIGHT'],
    scope: 'CASE',
  },
  manage_holds: {
    label: 'Place and release holds on records',
    by: ['LEGAL', 'OVERSIGHT', 'ADMIN'],
    scope: 'PORTAL',
  },
  destroy_records: {
    label: 'Ask for, and confirm, the destruction of what the schedule says is due',
    by: ['OVERSIGHT', 'ADMIN'],
    scope: 'PORTAL',
  },
  classify_records: {
    label: 'Change the disclosure class of files and comments',
    by: ['LEGAL', 'OVERSIGHT'],
    scope: 'CASE',
  },
  manage_templates: { label: 'Write and approve templates and clauses', by: ['ADMIN'], scope: 'PORTAL' },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof rights;
