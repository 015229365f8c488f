import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { momentText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { type ChangeRow, differences, type PersonPage } from '@/lib/domain/people/account-change';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { readAccountState } from '@/lib/server/people/account-state';
import { factorOf, peopleWithin } from '@/lib/server/people/people-queries';

// One account, for those who read or look after accounts: never a password, a secret or a code, since none is read here.

const include = {
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
  accountChanges: {
    orderBy: { askedAt: 'desc' },
    take: 50,
    include: { askedBy: { select: { name: true } }, decidedBy: { select: { name: true } } },
  },
  _count: { select: { passkeys: true } },
} as const satisfies Prisma.UserInclude;

type Row = Prisma.UserGetPayload<{ include: typeof include }>;

const toChange = (row: Row['accountChanges'][number], timeZone: string): ChangeRow => {
  const before = readAccountState(row.before);
  const after = readAccountState(row.after);
  const second = row.needsSecond && row.decidedBy ? row.decidedBy.name : null;
  return {
    id: row.id,
    kind: row.kind,
    when: momentText(row.askedAt, timeZone),
    by: row.askedBy?.name ?? 'Portal',
    reason: row.reason,
    details: before && after ? differences(before, after) : [],
    state: row.decision === null ? 'WAITS' : row.decision === 'GRANTED' ? 'DONE' : 'REFUSED',
    second,
  };
};

const officeChoices = async (side: 'AGENCY' | 'ICE') =>
  side === 'AGENCY'
    ? []
    : (await db.office.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } })).map((office) => ({
        value: office.id,
        label: office.name,
      }));

/** The page of one account; null when there is none within the actor's reach. */
export const personPage = async (actor: Actor, id: string): Promise<PersonPage | null> => {
  if (!rowId().safeParse(id).success) return null;
  const row = await db.user.findFirst({ where: { AND: [{ id }, peopleWithin(actor, 'read_people')] }, include });
  if (!row) return null;
  const timeZone = row.agency?.timeZone ?? 'America/New_York';
  const side = row.agencyId === null ? 'ICE' : 'AGENCY';
  const isOwn = row.id === actor.id;
  const mayChange = holdsRight(actor, 'manage_people') && !isOwn;
  const changes = row.accountChanges.map((change) => toChange(change, timeZone));
  const waits = row.accountChanges.find(({ decision }) => decision === null);
  const [offices, sessions] = await Promise.all([
    mayChange ? officeChoices(side) : [],
    db.session.count({ where: { userId: row.id, revokedAt: null, expiresAt: { gt: now() } } }),
  ]);
  return {
    ...{ id: row.id, name: row.name, title: row.title, workEmail: row.workEmail, phone: row.phone },
    ...{ place: row.agency?.legalName ?? row.office?.name ?? '', side, roles: row.roles, officeId: row.officeId },
    ...{ active: row.active, secondFactor: factorOf(row.totpSecret !== null, row._count.passkeys > 0), sessions },
    lastSignIn: row.lastSignInAt && momentText(row.lastSignInAt, timeZone),
    attested: momentText(row.accessReviewedAt ?? row.createdAt, timeZone),
    ...{ changes, mayChange, isOwn, offices },
    waiting: changes.find(({ state }) => state === 'WAITS') ?? null,
    mayDecide: holdsRight(actor, 'confirm_administrator') && !isOwn && waits?.askedById !== actor.id,
  };
};
