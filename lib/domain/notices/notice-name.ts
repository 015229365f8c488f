// The names of everything the portal writes to people, and to whom. The texts are in notice-text.ts.

export const requestNotices = [
  'request-ready',
  'request-sent-back',
  'request-received',
  'file-harmful',
  'request-arrived',
  'request-returned',
  'request-resent',
  'request-assigned',
  'request-yours',
  'assessment-started',
  'assessment-attested',
  'assessment-submitted',
  'assessment-returned',
  'recommendation-made',
  'plan-changed',
  'plan-accepted',
  'plan-agreed',
  'review-asked',
  'request-deferred',
  'request-declined',
  'request-reopened',
  'request-approved',
  'request-completed',
  'request-withdrawn',
  'request-closed',
  'review-resumed',
  'condition-reported',
  'condition-checked',
  'reconsideration-asked',
  'reconsideration-decided',
  'letter-released',
] as const;

export const agreementNotices = [
  'text-ready',
  'text-settled',
  'legal-review-asked',
  'legal-returned',
  'local-approval-asked',
  'signature-asked',
  'signature-declined',
  'text-recalled',
  'agreement-executed',
  'implementation-begun',
  'readiness-confirmed',
  'agreement-active',
  'agreement-suspended',
  'agreement-reinstated',
  'agreement-expiring',
  'renewal-begun',
  'agreement-superseded',
  'agreement-terminated',
  'agreement-expired',
  'need-review-opened',
  'need-confirmed',
  'agreement-voided',
] as const;

export type RequestNotice = (typeof requestNotices)[number];
export type AgreementNotice = (typeof agreementNotices)[number];
export type NoticeName = RequestNotice | AgreementNotice;

export const audiences = [
  'agency',
  'agency_approvers',
  'intake',
  'liaison',
  'field_supervisors',
  'program_managers',
  'review_board',
  'legal',
  'next_signer',
  'both_sides',
  'administrators',
] as const;

/** A group of people around a case. Who is in it is looked up when the notice is delivered. */
export type Audience = (typeof audiences)[number];

export const audienceLabels = {
  agency: "the agency's officers and approvers",
  agency_approvers: "the agency's approvers",
  intake: 'the intake office',
  liaison: 'the liaison of the case',
  field_supervisors: 'the supervisors of the field office',
  program_managers: 'the program managers',
  review_board: 'the review board',
  legal: 'the legal office',
  next_signer: 'whoever signs next',
  both_sides: 'the agency and the liaison',
  administrators: 'the administrators of the portal',
} as const satisfies Record<Audience, string>;
