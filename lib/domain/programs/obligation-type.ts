// The recurring duties an agreement or a service can bring.
export const obligationTypes = [
  'STATISTICS',
  'ANNUAL_CERTIFICATION',
  'STEERING_MEETING',
  'REFRESHER_TRAINING',
  'RECERTIFICATION_T19',
  'INSPECTION_RESPONSE',
  'COMPLAINT_NOTICE',
  'POC_UPDATE',
  'EXPENSE_CLAIM',
  'PERFORMANCE_REPORT',
  'RENEWAL_DECISION',
  'PUBLIC_NOTICE',
  'SHOW_NEED_90',
] as const;

export type ObligationType = (typeof obligationTypes)[number];

export const obligationTypeLabels = {
  STATISTICS: 'Send statistics',
  ANNUAL_CERTIFICATION: 'Certify once a year',
  STEERING_MEETING: 'Hold a steering meeting',
  REFRESHER_TRAINING: 'Complete refresher training',
  RECERTIFICATION_T19: 'Recertify designated officers',
  INSPECTION_RESPONSE: 'Answer an inspection',
  COMPLAINT_NOTICE: 'Report whether complaints were received',
  POC_UPDATE: 'Confirm points of contact',
  EXPENSE_CLAIM: 'Claim expenses',
  PERFORMANCE_REPORT: 'Report on the measures',
  RENEWAL_DECISION: 'Decide on renewal',
  PUBLIC_NOTICE: 'Publish a notice',
  SHOW_NEED_90: 'Show continued need within 90 days',
} as const satisfies Record<ObligationType, string>;
