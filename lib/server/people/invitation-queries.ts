import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { momentText } from '@/lib/domain/dates';
import { type InvitationRow, roleLabels } from '@/lib/domain/people/account-invitation';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { invitationsWithin } from '@/lib/server/people/account-invitations';

const rowsMax = 200;

/** The invitations that were not taken up, of those that the actor looks after; the newest first. */
export const openInvitations = async (actor: Actor): Promise<InvitationRow[]> => {
  const rows = await db.accountInvitation.findMany({
    where: invitationsWithin(actor),
    orderBy: { invitedAt: 'desc' },
    take: rowsMax,
    include: {
      agency: { select: { legalName: true, timeZone: true } },
      office: { select: { name: true } },
      invitedBy: { select: { name: true } },
    },
  });
  return rows.map((row) => {
    const waits = row.needsSecond && row.confirmedById === null;
    return {
      id: row.id,
      workEmail: row.workEmail,
      place: row.agency?.legalName ?? row.office?.name ?? '',
      roles: roleLabels(row.roles),
      invitedBy: row.invitedBy?.name ?? 'Portal',
      state: waits ? 'CONFIRM' : row.expiresAt > now() ? 'SENT' : 'EXPIRED',
      until: momentText(row.expiresAt, row.agency?.timeZone ?? 'America/New_York'),
      mayConfirm: waits && holdsRight(actor, 'confirm_administrator') && row.invitedById !== actor.id,
    };
  });
};

export type InvitePlaces = {
  /** The agency that the actor invites to, with its verified domains; null for those who choose. */
  own: { name: string; domains: readonly string[] } | null;
  agencies: readonly { value: string; label: string }[];
  offices: readonly { value: string; label: string }[];
};

/** The places that an actor may invite to; null for everybody who invites nobody. */
export const invitePlaces = async (actor: Actor): Promise<InvitePlaces | null> => {
  if (!holdsRight(actor, 'manage_people')) return null;
  if (!hasRole(actor, 'ADMIN')) {
    const agency = actor.agencyId === null ? null : await db.agency.findUnique({ where: { id: actor.agencyId } });
    return agency && { own: { name: agency.legalName, domains: agency.verifiedDomains }, agencies: [], offices: [] };
  }
  const [agencies, offices] = await Promise.all([
    db.agency.findMany({
      where: { status: 'VERIFIED' },
      orderBy: { legalName: 'asc' },
      select: { id: true, legalName: true, stateCode: true },
    }),
    db.office.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  ]);
  return {
    own: null,
    agencies: agencies.map(({ id, legalName, stateCode }) => ({ value: id, label: `${legalName}, ${stateCode}` })),
    offices: offices.map(({ id, name }) => ({ value: id, label: name })),
  };
};
