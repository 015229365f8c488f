// Who people are in the portal. What a role may do is said by the step tables and by rights.ts, never here.

export const roles = [
  'AGENCY_OFFICER',
  'AGENCY_APPROVER',
  'AGENCY_ADMIN',
  'OSLC_INTAKE',
  'LIAISON',
  'FIELD_SUPERVISOR',
  'PROGRAM_MANAGER',
  'REVIEW_BOARD',
  'LEGAL',
  'ICE_SIGNER',
  'OVERSIGHT',
  'ADMIN',
] as const;

export type Role = (typeof roles)[number];

/** Who takes a step: a person's role, or the portal itself for automatic steps. */
export type StepTaker = Role | 'SYSTEM';

export type Side = 'AGENCY' | 'ICE';

type RoleFacts = { label: string; side: Side; summary: string };

export const roleFacts = {
  AGENCY_OFFICER: { label: 'Agency officer', side: 'AGENCY', summary: 'Drafts requests and answers questions.' },
  AGENCY_APPROVER: {
    label: 'Agency approver',
    side: 'AGENCY',
    summary: 'Heads the agency or acts for the head: submits, accepts the plan and signs.',
  },
  AGENCY_ADMIN: { label: 'Agency administrator', side: 'AGENCY', summary: "Looks after the agency's own accounts." },
  OSLC_INTAKE: {
    label: 'Intake officer',
    side: 'ICE',
    summary: 'Receives requests at the state and local coordination office and assigns them.',
  },
  LIAISON: { label: 'Liaison', side: 'ICE', summary: 'Meets the agency, assesses its needs and carries the case.' },
  FIELD_SUPERVISOR: {
    label: 'Field supervisor',
    side: 'ICE',
    summary: 'Approves the assessments that liaisons of the office write.',
  },
  PROGRAM_MANAGER: {
    label: 'Program manager',
    side: 'ICE',
    summary: 'Decides at headquarters and looks after agreements through their life.',
  },
  REVIEW_BOARD: { label: 'Review board member', side: 'ICE', summary: 'Gives advisory opinions at headquarters.' },
  LEGAL: { label: 'Legal reviewer', side: 'ICE', summary: 'Reviews agreement texts and flagged cases.' },
  ICE_SIGNER: { label: 'ICE signer', side: 'ICE', summary: 'Signs agreements for ICE.' },
  OVERSIGHT: {
    label: 'Oversight',
    side: 'ICE',
    summary: 'Reads everything, reviews texts for civil rights and inspects agreements; decides no case.',
  },
  ADMIN: {
    label: 'Administrator',
    side: 'ICE',
    summary: 'Looks after accounts, agencies and the catalog. Takes no part in cases.',
  },
} as const satisfies Record<Role, RoleFacts>;

/** The word people see for whoever took a step. */
export const takerLabel = (taker: StepTaker): string => (taker === 'SYSTEM' ? 'Portal' : roleFacts[taker].label);
