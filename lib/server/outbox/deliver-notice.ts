import 'server-only';
import { z } from 'zod';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { deadlineText, toCalendarDate } from '@/lib/domain/dates';
import { noticeLink } from '@/lib/domain/notices/notice-link';
import { agreementNotices, audiences, requestNotices } from '@/lib/domain/notices/notice-name';
import { type NoticeFacts, noticeText } from '@/lib/domain/notices/notice-text';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import type { StatusFacts } from '@/lib/domain/workflow/step';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import type { MailFile } from '@/lib/server/mail/mailer';
import { meetingInvite } from '@/lib/server/meetings/meeting-invite';
import { eventParts, keepNotices, promiseFollowers, tellFollowers } from '@/lib/server/outbox/keep-notices';
import { type NoticeCase, readNoticeCase, recipientsOf, turnOf } from '@/lib/server/outbox/recipients';
import { sendOpenMails } from '@/lib/server/outbox/send-notices';
import { lastChangesSentence } from '@/lib/server/requests/changes-queries';

// Delivers one notice: a row for each recipient first, then a mail for each row that has none yet. A crash in between
// leaves rows without a mail, and the next try sends only those.

const payloadSchema = z.object({
  name: z.enum([...requestNotices, ...agreementNotices]),
  audience: z.enum(audiences),
  case: z.object({ kind: z.enum(['request', 'agreement']), id: z.uuid() }),
  eventId: z.uuid().optional(),
  meetingId: z.uuid().optional(),
  roundId: z.uuid().optional(),
  questionId: z.uuid().optional(),
  commentId: z.uuid().optional(),
});

const againSchema = z.object({ noticeId: z.uuid() });

/** Delivers the notice of an outbox row. Throws when a mail was not taken, so that the queue tries again. */
export const deliverNotice = async (outboxId: string, payload: unknown): Promise<void> => {
  const written = await writeNotices(outboxId, payload);
  if (written) await sendOpenMails({ outboxId }, written.file);
};

/** Sends the mail of one notice again, and of no other, with the file that went with it. */
export const deliverNoticeAgain = async (_outboxId: string, payload: unknown): Promise<void> => {
  const { noticeId } = againSchema.parse(payload);
  const notice = await db.notice.findUnique({ where: { id: noticeId }, include: { outbox: true } });
  if (!notice) return;
  const promise = payloadSchema.safeParse(notice.outbox.payload);
  const { meetingId, name } = promise.success ? promise.data : {};
  await sendOpenMails({ id: noticeId }, meetingId && name ? await meetingInvite(meetingId, name) : null);
};

/**
 * Writes the rows of a notice, one for each person it is for, and sends no mail.
 * @returns the file that goes with the mails; null when the case is no longer there
 */
export const writeNotices = async (outboxId: string, payload: unknown): Promise<{ file: MailFile | null } | null> => {
  const { name, audience, case: ref, eventId, ...subject } = payloadSchema.parse(payload);
  const about = await readNoticeCase(ref);
  if (!about) return null;
  const event = eventId
    ? await db.statusEvent.findUnique({
        where: { id: eventId },
        select: eventParts,
      })
    : null;
  const letter = { outboxId, eventId: event?.id ?? null, ref };
  if (audience === 'followers') {
    const facts = toFacts(about, ref.kind, noticeLink('followed', ref));
    if (event) await tellFollowers(letter, about, event, facts, subject);
    return { file: null };
  }
  const file = subject.meetingId ? await meetingInvite(subject.meetingId, name) : null;
  // A calendar file is for everybody's calendar, also for the one who agreed to the time.
  const actorId = file || !event ? null : event.actorId;
  const turn = await turnOf(audience, ref);
  const people = await recipientsOf(audience, about, actorId, { ...subject, step: event, turn });
  const changes = name === 'request-resent' ? await lastChangesSentence(ref.id) : (turn?.sentence ?? null);
  const text = noticeText(name, {
    ...toFacts(about, ref.kind, noticeLink(name, ref)),
    changes,
    who: event?.actorName ?? null,
  });
  await keepNotices({ ...letter, name, ...text }, people);
  if (event) await promiseFollowers(ref, event.id, subject);
  return { file };
};

const statusOf = (kind: 'request' | 'agreement', status: string): StatusFacts<string> => {
  const table: Readonly<Record<string, StatusFacts<string>>> =
    kind === 'request' ? requestStatusFacts : agreementStatusFacts;
  const facts = table[status];
  if (!facts) throw new Error(`There is no ${kind} status ${status}.`);
  return facts;
};

const toFacts = (about: NoticeCase, kind: 'request' | 'agreement', link: string): NoticeFacts => {
  const status = statusOf(kind, about.status);
  return {
    number: about.number,
    agencyName: about.agencyName,
    statusLabel: status.label,
    next: status.next,
    due: about.dueOn && status.open ? deadlineText(toCalendarDate(about.dueOn)) : null,
    link: `${env.PUBLIC_ORIGIN}${link}`,
    contact: contactOf(about),
  };
};

const contactOf = ({ liaison, officeName, officePhone }: NoticeCase): string | null => {
  const phone = liaison?.phone ?? officePhone;
  const names = [liaison?.name, officeName].filter(Boolean).join(', ');
  return names === '' ? null : [names, phone].filter(Boolean).join(', ');
};
