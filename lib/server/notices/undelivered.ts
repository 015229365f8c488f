import 'server-only';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { WaitingCase } from '@/lib/domain/dashboard-view';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { mailStateLabels, resendRefusal, unreachedStates } from '@/lib/domain/notices/mail-state';
import { noticeGroups } from '@/lib/domain/notices/notice-groups';
import { type NoticeCaseRef, noticeLink } from '@/lib/domain/notices/notice-link';
import type { sendAgainInput, UndeliveredPage, UndeliveredRow } from '@/lib/domain/notices/undelivered-view';
import { paths } from '@/lib/domain/paths';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';

// Mails that reached nobody. An administrator sees all of them, a liaison those of the own cases.

const rowsMax = 50;
/** Older ones are nobody's work of today. */
const lookedAt = 500;
const officeTimeZone = 'America/New_York';

const include = { user: { select: { name: true, workEmail: true } } } as const;
type Row = Prisma.NoticeGetPayload<{ include: typeof include }>;

const refOf = ({ requestId, agreementId }: Pick<Row, 'requestId' | 'agreementId'>): NoticeCaseRef | null => {
  if (agreementId) return { kind: 'agreement', id: agreementId };
  return requestId ? { kind: 'request', id: requestId } : null;
};

type About = { number: string; liaisonId: string | null };

const casesOf = async (rows: readonly Pick<Row, 'requestId' | 'agreementId'>[]): Promise<Map<string, About>> => {
  const idsOf = (kind: NoticeCaseRef['kind']) =>
    rows.flatMap((row) => {
      const ref = refOf(row);
      return ref?.kind === kind ? [ref.id] : [];
    });
  const [requests, agreements] = await Promise.all([
    db.request.findMany({
      where: { id: { in: idsOf('request') } },
      select: { id: true, number: true, liaisonId: true },
    }),
    db.agreement.findMany({
      where: { id: { in: idsOf('agreement') } },
      select: { id: true, number: true, request: { select: { liaisonId: true } } },
    }),
  ]);
  return new Map([
    ...requests.map(({ id, ...about }) => [id, about] as const),
    ...agreements.map(({ id, number, request }) => [id, { number, liaisonId: request?.liaisonId ?? null }] as const),
  ]);
};

type Found = { row: Row; ref: NoticeCaseRef; about: About };

const isTheirs = (actor: Actor, { liaisonId }: About): boolean =>
  hasRole(actor, 'ADMIN') || (actor.id !== null && liaisonId === actor.id);

const within = async (actor: Actor, rows: readonly Row[]): Promise<Found[]> => {
  const cases = await casesOf(rows);
  return rows.flatMap((row) => {
    const ref = refOf(row);
    const about = ref && cases.get(ref.id);
    return ref && about && isTheirs(actor, about) ? [{ row, ref, about }] : [];
  });
};

const unreached = (): Promise<Row[]> =>
  db.notice.findMany({
    where: { mailState: { in: [...unreachedStates] }, destroyedAt: null },
    include,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: lookedAt,
  });

const toView = ({ row, ref, about }: Found): UndeliveredRow => ({
  id: row.id,
  person: row.user.name,
  address: row.user.workEmail,
  caseNumber: about.number,
  caseHref: noticeLink('', ref),
  what: row.subject.replace(`${about.number}: `, ''),
  state: row.mailState,
  said: row.sendError ?? '',
  tries: row.mailTries,
  lastTry: row.mailTriedAt ? momentText(row.mailTriedAt, officeTimeZone) : '',
  refusal: resendRefusal({ state: row.mailState, resends: row.resends, triedAt: row.mailTriedAt }, now()),
});

/**
 * The mails that reached nobody, newest first.
 * @returns null when the actor has nothing to do with them
 */
export const undeliveredPage = async (actor: Actor): Promise<UndeliveredPage | null> => {
  if (!holdsRight(actor, 'resend_notices')) return null;
  const found = await within(actor, await unreached());
  return { rows: found.slice(0, rowsMax).map(toView), more: found.length > rowsMax };
};

// What waits on somebody: news can be read in the portal at any time.
const callsFor: ReadonlySet<string> = new Set([...noticeGroups.asked.names, ...noticeGroups.signing.names]);

const tasksMax = 5;

/** The people whom the portal could not tell that something waits on them, for the dashboard of who can call them. */
export const unreachedWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  if (!holdsRight(actor, 'resend_notices') || actor.side === 'SYSTEM') return [];
  const found = (await within(actor, await unreached())).filter(({ row }) => callsFor.has(row.name));
  return found.slice(0, tasksMax).map(({ row, about }) => ({
    ...{ id: row.id, href: paths.undelivered(), kind: 'Mail', number: about.number, due: null, reasons: [] },
    title: `To ${row.user.name}`,
    agencyName: '',
    status: mailStateLabels[row.mailState],
    holder: 'You',
    since: dateText(dateIn(row.mailTriedAt ?? row.createdAt, officeTimeZone)),
    todo: 'Call the person, then send the mail again or have the address corrected',
  }));
};

const gone = () => refuse('not_found', 'This mail is not in your list any more. Open the page again.');

/** Has a mail sent again: three times at most, ten minutes apart, each noted in the audit log. */
export const sendAgain = async (
  actor: Actor,
  { noticeId }: z.output<typeof sendAgainInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'resend_notices')) return gone();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM notices WHERE id = ${noticeId}::uuid FOR UPDATE`;
    const row = await tx.notice.findFirst({ where: { id: noticeId, destroyedAt: null }, include });
    const [found] = row ? await within(actor, [row]) : [];
    if (!found) return gone();
    const { mailState, resends, mailTriedAt, user } = found.row;
    const refusal = resendRefusal({ state: mailState, resends, triedAt: mailTriedAt }, now());
    if (refusal !== null) return refuse('blocked', refusal);
    await tx.notice.update({
      where: { id: noticeId },
      data: { mailState: 'WAITING', mailTries: 0, mailTriedAt: null, sendError: null, resends: resends + 1 },
    });
    await enqueue(tx, 'notice_again', `${noticeId}:again:${resends + 1}`, { noticeId });
    await appendAudit(tx, {
      ...{ actor, role: hasRole(actor, 'ADMIN') ? 'ADMIN' : 'LIAISON', action: 'notice.sent_again', outcome: 'done' },
      target: { type: found.ref.kind, id: found.ref.id },
      facts: { notice: noticeId, times: resends + 1 },
    });
    return done(null, `The mail to ${user.name} is sent again now.`);
  });
};
