import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import { type InvitationView, type MemberView, memberRoles, type PeopleView } from '@/lib/domain/requests/member';
import { requestTitle } from '@/lib/domain/requests/request-type';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { hashToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { caseTabs } from '@/lib/server/requests/case-tabs';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

const drafterRoles = ['AGENCY_OFFICER', 'AGENCY_APPROVER'];

/**
 * The people of a request, for the people of its agency.
 * @returns null when there is no such request for them; ICE always gets null
 */
export const getPeople = async (actor: Actor, id: string): Promise<PeopleView | null> => {
  if (actor.side !== 'AGENCY') return null;
  const row = await findVisibleCase(actor, id);
  if (!row) return null;
  const facts = toRequestFacts(row);
  const decision = decide(requestSteps.invite_colleague, facts, actor);
  const members = await membersOf(row, actor);
  return {
    id,
    number: row.number,
    title: requestTitle(row),
    version: row.version,
    tabs: caseTabs(row, facts, actor),
    agencyName: row.agency.legalName,
    mailDomain: row.agency.emailDomain,
    members,
    mayManage: decision.ok,
    reasons: decision.ok || decision.why === 'not_yours' ? [] : decision.reasons,
    openToAll: members.every(({ role }) => role === 'OWNER'),
  };
};

const membersOf = async (row: RequestCase, actor: Actor): Promise<MemberView[]> => {
  const hasOwner = row.members.some(({ role }) => role === 'OWNER');
  const ids = [...row.members.map(({ userId }) => userId), hasOwner ? null : row.createdById];
  const people = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true, title: true, workEmail: true, roles: true },
  });
  const personOf = (id: string | null) => people.find((person) => person.id === id);
  const starter = hasOwner ? undefined : personOf(row.createdById);
  const owner: MemberView[] = starter
    ? [
        {
          ...wordsOf(starter),
          id: starter.id,
          role: 'OWNER',
          waiting: null,
          isYou: starter.id === actor.id,
          mayOwn: false,
        },
      ]
    : [];
  const rest = row.members.map((member): MemberView => {
    const person = personOf(member.userId);
    const words = person ? wordsOf(person) : { name: member.email, detail: 'No account yet' };
    return {
      ...words,
      id: member.id,
      role: member.role,
      waiting: member.joinedAt === null ? waitingText(member, row.agency.timeZone) : null,
      isYou: member.userId === actor.id,
      mayOwn: member.joinedAt !== null && Boolean(person?.roles.some((role) => drafterRoles.includes(role))),
    };
  });
  return [...owner, ...rest].sort((a, b) => memberRoles.indexOf(a.role) - memberRoles.indexOf(b.role));
};

const wordsOf = ({ name, title, workEmail }: { name: string; title: string; workEmail: string }) => ({
  name,
  detail: [title, workEmail].filter(Boolean).join(', '),
});

const waitingText = ({ invitedAt, expiresAt }: RequestCase['members'][number], timeZone: string): string => {
  const day = (at: Date) => dateText(dateIn(at, timeZone));
  if (expiresAt && expiresAt <= now())
    return `Invitation expired ${day(expiresAt)}. Add the address again to renew it.`;
  return `Invited ${day(invitedAt)}${expiresAt ? `, until ${day(expiresAt)}` : ''}`;
};

/** What stands behind the link of an invitation; null for one that was used, withdrawn or has expired. */
export const getInvitation = (token: string): Promise<InvitationView | null> =>
  runAs('system', async () => {
    if (!/^[\w-]{43}$/u.test(token)) return null;
    const member = await db.requestMember.findUnique({
      where: { tokenHash: hashToken(token) },
      include: {
        invitedBy: { select: { name: true } },
        request: { select: { id: true, number: true, agency: { select: { legalName: true, timeZone: true } } } },
      },
    });
    if (!member || member.removedAt !== null || !member.expiresAt || member.expiresAt <= now()) return null;
    const { request } = member;
    return {
      requestId: request.id,
      number: request.number,
      agencyName: request.agency.legalName,
      invitedBy: member.invitedBy.name,
      email: member.email,
      role: member.role,
      until: dateText(dateIn(member.expiresAt, request.agency.timeZone)),
    };
  });

/** True when the signed-in person is the one who was invited. */
export const isInvited = async (actor: Actor | null, { email }: InvitationView): Promise<boolean> => {
  if (!actor || actor.id === null || actor.side !== 'AGENCY') return false;
  const user = await db.user.findUnique({ where: { id: actor.id }, select: { workEmail: true } });
  return user?.workEmail.toLowerCase() === email;
};
