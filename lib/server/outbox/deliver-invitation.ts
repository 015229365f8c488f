import 'server-only';
import { z } from 'zod';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { memberRoleHints, memberRoleLabels } from '@/lib/domain/requests/member';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';
import { keepNotices } from '@/lib/server/outbox/keep-notices';
import { sendOpenMails } from '@/lib/server/outbox/send-notices';

// Tells a colleague that they are on a request: a notice for those with an account, an invitation for the others. The
// token is made here, so that it stands in the mail alone and never in the outbox.

const payloadSchema = z.object({ memberId: z.uuid() });

const include = {
  request: { include: { agency: { select: { legalName: true, timeZone: true } } } },
  invitedBy: { select: { name: true, title: true } },
} as const;

const read = (id: string) => db.requestMember.findFirst({ where: { id, removedAt: null }, include });

type Found = NonNullable<Awaited<ReturnType<typeof read>>>;

/** Delivers what an outbox row promised to a colleague. Throws when the mail was not taken, so that it is tried again. */
export const deliverInvitation = async (outboxId: string, payload: unknown): Promise<void> => {
  const { memberId } = payloadSchema.parse(payload);
  const member = await read(memberId);
  if (!member) return;
  if (member.userId !== null) return tellColleague(outboxId, member, member.userId);
  await inviteByMail(outboxId, member);
};

const headOf = ({ request, invitedBy, role }: Found): string[] => [
  `${invitedBy.name}${invitedBy.title === '' ? '' : `, ${invitedBy.title},`} has added you to request ${request.number} of ${request.agency.legalName}.`,
  `Your part: ${memberRoleLabels[role].toLowerCase()}. ${memberRoleHints[role]}`,
];

const tellColleague = async (outboxId: string, member: Found, userId: string): Promise<void> => {
  const { request } = member;
  const subject = `${request.number}: you are on the request`;
  const body = [
    ...headOf(member),
    `Open the request: ${env.PUBLIC_ORIGIN}${paths.request(request.id)}`,
    'Mails carry no details of a case; sign in to read them.',
  ].join('\n\n');
  const letter = { outboxId, eventId: null, ref: { kind: 'request', id: request.id } } as const;
  await keepNotices({ ...letter, name: 'request-shared', subject, body }, [{ id: userId }]);
  await sendOpenMails({ outboxId }, null);
};

const inviteByMail = async (outboxId: string, member: Found): Promise<void> => {
  const { request, expiresAt } = member;
  if (!expiresAt || expiresAt <= now()) return;
  const token = newToken();
  // A second try makes a second token: the first stood in a mail that was not taken.
  await db.requestMember.update({ where: { id: member.id }, data: { tokenHash: hashToken(token) } });
  const text = [
    ...headOf(member),
    `Open the invitation: ${env.PUBLIC_ORIGIN}${paths.invitation(token)}`,
    `The link works once, until ${dateText(dateIn(expiresAt, request.agency.timeZone))}. You need an account in the portal; the page says who opens it.`,
    'If you did not expect this mail, leave it. Nothing happens without you.',
  ].join('\n\n');
  await sendMail({ id: outboxId, to: member.email, subject: `${request.number}: an invitation to a request`, text });
};
