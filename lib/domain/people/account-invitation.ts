// An invitation to open an account. ICE administrators invite to any agency and office, administrators of an agency to
// their own agency, at addresses of its verified domains.
import { z } from 'zod';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';
import { orNothing, rowId, severalOf } from '@/lib/domain/form-values';
import { line, nameLine, optionalLine } from '@/lib/domain/text';
import { accountAddress } from './work-address';

/** What the form of an invitation sends. What belongs to the side that was not chosen is left aside. */
export const inviteInput = z.strictObject({
  workEmail: accountAddress('Enter the work e-mail address, such as m.delgado@calder.example.'),
  side: z.enum(['AGENCY', 'ICE'], 'Choose where this person works.'),
  agencyId: orNothing(rowId('Choose an agency of the list.')).optional(),
  officeId: orNothing(rowId('Choose an office of the list.')).optional(),
  agencyRoles: severalOf(roles),
  iceRoles: severalOf(roles),
});

export type InviteInput = z.output<typeof inviteInput>;

/** Where an invitation leads and with which roles; null for what the other side holds. */
export type InvitedTo = { agencyId: string | null; officeId: string | null; roles: Role[] };

/** The chosen side of the form: its place, and its roles alone. */
export const invitedTo = ({ side, agencyId, officeId, agencyRoles: forAgency, iceRoles: forIce }: InviteInput) => ({
  agencyId: side === 'AGENCY' ? (agencyId ?? null) : null,
  officeId: side === 'ICE' ? (officeId ?? null) : null,
  roles: (side === 'AGENCY' ? forAgency : forIce).filter((role) => roleFacts[role].side === side),
});

/** What the invited person says about themselves. The rest is in the invitation and cannot be sent. */
export const acceptFields = {
  name: nameLine(120, 'Enter your name.'),
  title: line(120, 'Enter your job title.'),
  phone: optionalLine(40),
};

/** Who is asked to open an account, as the page behind the link shows it. */
export type OpenInvitation = {
  workEmail: string;
  place: string;
  roles: readonly { label: string; summary: string }[];
  invitedBy: string;
  until: string;
};

export type InvitationState = 'CONFIRM' | 'SENT' | 'EXPIRED';

export const invitationStates = {
  CONFIRM: { label: 'Waits for a second administrator', tone: 'yellow' },
  SENT: { label: 'Invited', tone: 'blue' },
  EXPIRED: { label: 'Expired', tone: 'grey' },
} as const satisfies Record<InvitationState, { label: string; tone: string }>;

/** An invitation that was not taken up, as those who invite see it. */
export type InvitationRow = {
  id: string;
  workEmail: string;
  place: string;
  roles: readonly string[];
  invitedBy: string;
  state: InvitationState;
  /** "until Nov 27, 2026, 3:00 PM" */
  until: string;
  mayConfirm: boolean;
};

/** Roles as people read them. */
export const roleLabels = (held: readonly Role[]): string[] => held.map((role) => roleFacts[role].label);
