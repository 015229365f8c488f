import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { takerLabel } from '@/lib/domain/access/role';
import { db } from '@/lib/server/db/client';

/** Who is signed in, in the words of the header and the dashboard. */
export type AccountLine = { name: string; roles: string; place: string };

/** The signed-in person's roles and their agency or office. */
export const getAccountLine = async (actor: Actor): Promise<AccountLine> => {
  const place =
    actor.agencyId !== null
      ? (await db.agency.findUnique({ where: { id: actor.agencyId }, select: { legalName: true } }))?.legalName
      : actor.officeId !== null
        ? (await db.office.findUnique({ where: { id: actor.officeId }, select: { name: true } }))?.name
        : undefined;
  return { name: actor.name, roles: actor.roles.map(takerLabel).join(', '), place: place ?? '' };
};
