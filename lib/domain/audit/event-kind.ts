// The shape of an entry of the catalogue of audit events.
import type { FactKind } from '@/lib/domain/audit/fact-kind';

export const eventGroups = {
  SIGN_IN: 'Signing in and sessions',
  ACCOUNTS: 'Accounts and rights',
  AGENCIES: 'Agencies',
  REQUESTS: 'Requests',
  AGREEMENTS: 'Agreements',
  SIGNING: 'Signing and sealing',
  TEXTS: 'Templates and rules',
  FILES: 'Files',
  RECORDS: 'Records and releases',
  READS: 'Reads, exports and downloads',
  REFUSALS: 'Refusals',
  PORTAL: 'The portal itself',
} as const;

export type EventGroup = keyof typeof eventGroups;

/** What an event can be about, with the word that people read. */
export const eventTargets = {
  account_invitation: 'Invitation to an account',
  agency: 'Agency',
  agreement: 'Agreement',
  agreement_import: 'Import of agreements',
  audit: 'Audit log',
  authority: 'Authority to sign',
  comment: 'Comment',
  days_off: 'Days off of an agency',
  directory_import: 'Directory import',
  document: 'File',
  door: 'Page or act',
  fact_correction: 'Fact correction',
  files: 'Stored files',
  identity: 'Linked account of a provider',
  mail: 'Kept mail',
  passkey: 'Passkey',
  people: 'List of people',
  portal: 'Portal',
  program: 'Program',
  record_hold: 'Hold on records',
  record_release: 'Copy of a case',
  release_log: 'Release log',
  report: 'Report',
  request: 'Request',
  request_list: 'List of requests',
  retention_run: 'Destruction of records',
  rules: 'Rules',
  session: 'Session',
  template: 'Template',
  user: 'Account',
  verification_ask: 'Ask for verification',
} as const;

export type EventTarget = keyof typeof eventTargets;

/** Routine: part of the day's work. Notable: somebody looks at it in a review. Grave: somebody looks at it now. */
export type Severity = 'routine' | 'notable' | 'grave';

export type EventKind = {
  /** What was done, as a sentence without its subject: "Signed in". */
  label: string;
  group: EventGroup;
  target: EventTarget | readonly EventTarget[];
  facts: Readonly<Record<string, FactKind>>;
  severity: Severity;
  /** It was about a record that not everybody who sees the case may read. */
  restricted?: true;
};

/** The entries of one group. */
export type EventKinds = Readonly<Record<string, EventKind>>;
