// Whether an agency has been checked, and the list of agencies as administrators read it.
import type { AgencyLevel, AgencyType } from './agency-type';

export const agencyStatuses = ['PENDING_VERIFICATION', 'VERIFIED', 'SUSPENDED'] as const;

export type AgencyStatus = (typeof agencyStatuses)[number];

export const agencyStatusFacts = {
  PENDING_VERIFICATION: {
    label: 'Not verified yet',
    tone: 'yellow',
    meaning: 'It can draft requests, and sends none before it is verified.',
  },
  VERIFIED: { label: 'Verified', tone: 'green', meaning: 'Its name, identifier and head have been checked.' },
  SUSPENDED: { label: 'Suspended', tone: 'red', meaning: 'It can start no new request.' },
} as const satisfies Record<AgencyStatus, { label: string; tone: 'yellow' | 'green' | 'red'; meaning: string }>;

export type AgencyRow = {
  id: string;
  name: string;
  type: AgencyType;
  level: AgencyLevel;
  place: string;
  /** Its dates are counted there: an IANA name. */
  timeZone: string;
  ori: string | null;
  head: string;
  emailDomain: string;
  verifiedDomains: readonly string[];
  status: AgencyStatus;
  /** "Verified by Adam Admin, Nov 24, 2026"; the reason stands below where there is one. */
  changed: { by: string; on: string; reason: string | null } | null;
  accounts: number;
  openRequests: number;
  agreements: number;
};
