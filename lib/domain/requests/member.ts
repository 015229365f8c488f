// The colleagues of one agency on one request.
import type { CaseTab } from '@/lib/domain/requests/case-head';

export const memberRoles = ['OWNER', 'EDITOR', 'APPROVER', 'VIEWER'] as const;

export type MemberRole = (typeof memberRoles)[number];

/** What a colleague can be invited as; ownership is handed over instead. */
export const invitedRoles = ['EDITOR', 'APPROVER', 'VIEWER'] as const satisfies readonly MemberRole[];

export const memberRoleLabels = {
  OWNER: 'Owner',
  EDITOR: 'Editor',
  APPROVER: 'Approver',
  VIEWER: 'Viewer',
} as const satisfies Record<MemberRole, string>;

export const memberRoleHints = {
  OWNER: 'Writes, and looks after the people of the request.',
  EDITOR: 'Writes in every section.',
  APPROVER: 'Gets the request when it is ready, and submits it.',
  VIEWER: 'Reads and does not write.',
} as const satisfies Record<MemberRole, string>;

/** How long an invitation can be taken up. Our own rule. */
export const invitationDays = 14;

/** True when the address is of the agency's own mail domain. */
export const isOwnAddress = (email: string, domain: string): boolean =>
  domain !== '' && email.toLowerCase().split('@').at(-1) === domain.toLowerCase();

export type MemberView = {
  id: string;
  name: string;
  /** Title and address, or the address alone before the person has an account. */
  detail: string;
  role: MemberRole;
  /** "Invited Nov 24, 2026, until Dec 8" while the invitation is open; null for those who are here. */
  waiting: string | null;
  isYou: boolean;
  /** Whether ownership can be handed to this person: here, and drafts for the agency. */
  mayOwn: boolean;
};

/** The page with the people of a request. */
export type PeopleView = {
  id: string;
  number: string;
  title: string;
  version: number;
  /** The parts of the request that the reader may open. */
  tabs: readonly CaseTab[];
  agencyName: string;
  mailDomain: string;
  members: readonly MemberView[];
  /** Whether the reader may invite, change and remove. */
  mayManage: boolean;
  /** Why nobody can be invited now; empty when one can, or when it is not the reader's to do. */
  reasons: readonly string[];
  /** Whether officers outside the list write too: nobody but the owner is on it. */
  openToAll: boolean;
};

/** What the page behind the link of an invitation shows. */
export type InvitationView = {
  requestId: string;
  number: string;
  agencyName: string;
  invitedBy: string;
  email: string;
  role: MemberRole;
  until: string;
};
