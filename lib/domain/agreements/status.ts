// The statuses of an agreement, and what people are told about each. Targets are ours: no official ones are published.
import type { StatusFacts } from '@/lib/domain/workflow/step';

export const agreementStatuses = [
  'DRAFT',
  'NEGOTIATION',
  'LEGAL_REVIEW',
  'LOCAL_APPROVAL',
  'SIGNING',
  'EXECUTED',
  'IMPLEMENTING',
  'ACTIVE',
  'SUSPENDED',
  'EXPIRING',
  'RENEWING',
  'NEED_REVIEW',
  'EXPIRED',
  'TERMINATED',
  'SUPERSEDED',
  'VOID',
  'APPLIED',
] as const;

export type AgreementStatus = (typeof agreementStatuses)[number];

export const agreementStages = [
  'Draft',
  'Negotiation',
  'Legal review',
  'Local approval',
  'Signing',
  'Implementation',
  'In force',
] as const;

export type AgreementStage = (typeof agreementStages)[number];

export const agreementStatusFacts = {
  DRAFT: {
    label: 'Draft',
    tone: 'grey',
    stage: 'Draft',
    holder: 'LIAISON',
    next: 'The liaison completes the terms and opens the text for negotiation.',
    open: true,
    target: { days: 10, unit: 'business' },
  },
  NEGOTIATION: {
    label: 'In negotiation',
    tone: 'yellow',
    stage: 'Negotiation',
    holder: 'BOTH',
    next: 'Both sides edit the sections and settle the comments, and each says when the text is settled.',
    open: true,
    target: { days: 30, unit: 'calendar' },
  },
  LEGAL_REVIEW: {
    label: 'In legal review',
    tone: 'blue',
    stage: 'Legal review',
    holder: 'LEGAL',
    next: 'Each reviewer clears the sections that are open to them, or returns the text to negotiation with a note.',
    open: true,
    target: { days: 15, unit: 'business' },
  },
  LOCAL_APPROVAL: {
    label: 'Awaiting local approval',
    tone: 'yellow',
    stage: 'Local approval',
    holder: 'AGENCY',
    next: 'The agency records the vote of its governing body, or why none is needed, and opens the signing.',
    open: true,
    target: { days: 60, unit: 'calendar' },
  },
  SIGNING: {
    label: 'Being signed',
    tone: 'yellow',
    stage: 'Signing',
    holder: 'SIGNERS',
    next: 'The signers sign the frozen text in order; then the portal seals it and checks the seal.',
    open: true,
    target: { days: 15, unit: 'business' },
  },
  EXECUTED: {
    label: 'Executed',
    tone: 'green',
    stage: 'Implementation',
    holder: 'LIAISON',
    next: 'The liaison starts the implementation checklist.',
    open: true,
    target: { days: 10, unit: 'business' },
  },
  IMPLEMENTING: {
    label: 'Being implemented',
    tone: 'blue',
    stage: 'Implementation',
    holder: 'BOTH',
    next: 'Both sides complete the checklist; the liaison confirms readiness and the program manager puts the agreement in force.',
    open: true,
    target: { days: 120, unit: 'calendar' },
  },
  ACTIVE: {
    label: 'In force',
    tone: 'green',
    stage: 'In force',
    holder: 'BOTH',
    next: 'Both sides keep their obligations. The portal gives notice 180 days before the end date.',
    open: true,
  },
  SUSPENDED: {
    label: 'Suspended',
    tone: 'red',
    stage: 'In force',
    holder: 'BOTH',
    next: 'Both sides confirm in writing when the cause is cleared. After 90 days they review the suspension: reinstate the agreement, or end it by notice.',
    open: true,
    target: { days: 90, unit: 'calendar' },
  },
  EXPIRING: {
    label: 'Expiring',
    tone: 'yellow',
    stage: 'In force',
    holder: 'HEADQUARTERS',
    next: 'The program manager reviews measures, findings and need, and starts the renewal or lets the agreement end.',
    open: true,
    target: { days: 120, unit: 'calendar' },
  },
  RENEWING: {
    label: 'Being renewed',
    tone: 'blue',
    stage: 'In force',
    holder: 'BOTH',
    next: 'The successor agreement goes through negotiation and signature; once it is in force it supersedes this one.',
    open: true,
  },
  NEED_REVIEW: {
    label: 'Need under review',
    tone: 'yellow',
    stage: 'In force',
    holder: 'AGENCY',
    next: 'The agency shows within 90 days that the agreement is still needed; the program manager then confirms or ends it.',
    open: true,
    target: { days: 90, unit: 'calendar' },
  },
  EXPIRED: {
    label: 'Expired',
    tone: 'grey',
    stage: 'In force',
    holder: null,
    next: 'Nothing more happens. The agreement stays in the register as ended.',
    open: false,
  },
  TERMINATED: {
    label: 'Terminated',
    tone: 'red',
    stage: 'In force',
    holder: null,
    next: 'Nothing more happens. The agreement stays in the register as ended.',
    open: false,
  },
  SUPERSEDED: {
    label: 'Superseded',
    tone: 'grey',
    stage: 'In force',
    holder: null,
    next: 'Nothing more happens. A newer agreement has taken the place of this one.',
    open: false,
  },
  VOID: {
    label: 'Void',
    tone: 'grey',
    stage: 'Draft',
    holder: null,
    next: 'Nothing more happens. The agreement was set aside and binds nobody.',
    open: false,
  },
  APPLIED: {
    label: 'Part of the agreement',
    tone: 'green',
    stage: 'In force',
    holder: null,
    next: 'Nothing more happens here. The agreement reads as this amendment says.',
    open: false,
  },
} as const satisfies Record<AgreementStatus, StatusFacts<AgreementStage>>;

export const openAgreementStatuses = agreementStatuses.filter((status) => agreementStatusFacts[status].open);

/** Statuses before execution, in which a program manager may still set the agreement aside. */
export const unexecutedStatuses = [
  'DRAFT',
  'NEGOTIATION',
  'LEGAL_REVIEW',
  'LOCAL_APPROVAL',
  'SIGNING',
] as const satisfies readonly AgreementStatus[];

/** Statuses in which the agreement binds both sides, shown as in force in the public register. */
export const inForceStatuses = [
  'ACTIVE',
  'SUSPENDED',
  'EXPIRING',
  'RENEWING',
  'NEED_REVIEW',
] as const satisfies readonly AgreementStatus[];

/** Statuses in which a sealed text has to exist: the database holds the same rule as a check. */
export const sealedStatuses = [
  'EXECUTED',
  'IMPLEMENTING',
  ...inForceStatuses,
  'EXPIRED',
  'TERMINATED',
  'SUPERSEDED',
  'APPLIED',
] as const satisfies readonly AgreementStatus[];
