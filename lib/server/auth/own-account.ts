import 'server-only';
import { roleFacts } from '@/lib/domain/access/role';
import { type OwnSession, ownSessions } from '@/lib/server/auth/own-sessions';
import type { Person } from '@/lib/server/auth/person';
import { type SecondFactorChoices, secondFactorChoices } from '@/lib/server/auth/second-factor';
import { db } from '@/lib/server/db/client';

// Headquarters and its offices read times as Washington does; agency staff read them as their own clock shows them.
const officeTimeZone = 'America/New_York';

/** What the account page shows of a person. */
export type OwnAccount = {
  name: string;
  title: string;
  workEmail: string;
  phone: string | null;
  roles: string[];
  place: string;
  timeZone: string;
  sessions: OwnSession[];
  factors: SecondFactorChoices;
};

/** The account of the actor's own: who they are here, where they are signed in, and with what. */
export const ownAccount = async (actor: Person): Promise<OwnAccount> => {
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    include: { agency: { select: { legalName: true, timeZone: true } }, office: { select: { name: true } } },
  });
  return {
    name: user.name,
    title: user.title,
    workEmail: user.workEmail,
    phone: user.phone,
    roles: user.roles.map((role) => roleFacts[role].label),
    place: user.agency?.legalName ?? user.office?.name ?? '',
    timeZone: user.agency?.timeZone ?? officeTimeZone,
    sessions: await ownSessions(actor),
    factors: await secondFactorChoices(actor.id),
  };
};

/** One passkey on the person's list. */
export type OwnPasskey = { id: string; label: string; createdAt: Date; lastUsedAt: Date | null };

/** The passkeys of the actor's own, the oldest first. */
export const ownPasskeys = (actor: Person): Promise<OwnPasskey[]> =>
  db.passkey.findMany({
    where: { userId: actor.id },
    orderBy: { createdAt: 'asc' },
    select: { id: true, label: true, createdAt: true, lastUsedAt: true },
  });
