import 'server-only';
import { canSee } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import type { Audience, NoticeName } from '@/lib/domain/notices/notice-name';
import { type NoticeFacts, noticeText } from '@/lib/domain/notices/notice-text';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { actorColumns, toActors } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { mailPlans } from '@/lib/server/notices/mail-plans';
import { type CaseRef, enqueue, type NoticeSubject } from '@/lib/server/outbox/enqueue';
import { type NoticeCase, recipientsOf, turnOf } from '@/lib/server/outbox/recipients';

// The rows of a notice, each with the time of its mail, and whoever follows the case beside those it is for.

export const eventParts = {
  id: true,
  step: true,
  visibility: true,
  actorId: true,
  actorName: true,
  agreementId: true,
  caseVersion: true,
  createdAt: true,
} as const satisfies Prisma.StatusEventSelect;

export type ToldEvent = Prisma.StatusEventGetPayload<{ select: typeof eventParts }>;

export type Letter = { outboxId: string; eventId: string | null; ref: CaseRef };

/** What is kept: about a case, or about a saved view, which `ref` null stands for. */
type Worded = Omit<Letter, 'ref'> & {
  ref: CaseRef | null;
  viewId?: string | null;
  name: NoticeName | 'request-shared';
  subject: string;
  body: string;
};

const caseOf = ({ kind, id }: CaseRef) => (kind === 'request' ? { requestId: id } : { agreementId: id });

/** Keeps one row for each person, with what becomes of its mail. A second time changes nothing. */
export const keepNotices = async (letter: Worded, people: readonly { id: string }[]): Promise<void> => {
  const { ref, ...words } = letter;
  const at = now();
  const plans = await mailPlans(
    people.map(({ id }) => id),
    letter,
    at,
  );
  const data = people.map(({ id: userId }) => {
    const plan = plans.get(userId) ?? ({ state: 'WAITING' } as const);
    const mail = { mailState: plan.state, mailDueAt: plan.state === 'HELD' ? plan.until : null };
    return { ...words, ...(ref ? caseOf(ref) : {}), ...mail, userId, createdAt: at };
  });
  await db.notice.createMany({ data, skipDuplicates: true });
};

const followersMax = 200;

const following = (ref: CaseRef) => ({ ...caseOf(ref), kind: 'FOLLOW', user: { active: true } }) as const;

/** Promises, once for a step, that whoever follows its case is told of it. */
export const promiseFollowers = async (ref: CaseRef, eventId: string, subject: NoticeSubject): Promise<void> => {
  if ((await db.caseWatch.findFirst({ where: following(ref), select: { id: true } })) === null) return;
  const payload = { name: 'followed', audience: 'followers', case: ref, eventId, ...subject } as const;
  await db.$transaction((tx) => enqueue(tx, 'notice', `${eventId}:followers`, payload));
};

/** Those whom a step tells of itself, now or in a moment, and those whom it has told. */
const toldOtherwise = async (
  { ref }: Letter,
  about: NoticeCase,
  event: ToldEvent,
  subject: NoticeSubject,
): Promise<Set<string>> => {
  const audiences = [...new Set(stepOf(ref, event.step)?.notify.map(([, audience]): Audience => audience) ?? [])];
  const people = await Promise.all(
    audiences.map(async (audience) =>
      recipientsOf(audience, about, null, { ...subject, step: event, turn: await turnOf(audience, ref) }),
    ),
  );
  const rows = await db.notice.findMany({ where: { eventId: event.id }, select: { userId: true } });
  return new Set([...people.flat().map(({ id }) => id), ...rows.map(({ userId }) => userId)]);
};

/** Tells those who follow a case of a step, unless they took it, are told otherwise, or may not see it. */
export const tellFollowers = async (
  letter: Letter,
  about: NoticeCase,
  event: ToldEvent,
  facts: NoticeFacts,
  subject: NoticeSubject,
): Promise<void> => {
  const watches = await db.caseWatch.findMany({
    where: following(letter.ref),
    select: { user: { select: actorColumns } },
    orderBy: { id: 'asc' },
    take: followersMax,
  });
  if (watches.length === 0) return;
  const told = await toldOtherwise(letter, about, event, subject);
  const followers = await toActors(watches.map(({ user }) => user));
  // Asked anew each time: whoever moved to another office follows no longer.
  const people = followers.flatMap((actor) => {
    const { id } = actor;
    if (id === null || id === event.actorId || told.has(id)) return [];
    const reads = canSee(actor, about) && readableVisibilities(actor).includes(event.visibility);
    return reads ? [{ id }] : [];
  });
  const who = event.actorId === null ? 'The portal' : event.actorName;
  const text = noticeText('followed', { ...facts, who, did: stepOf(letter.ref, event.step)?.did ?? null });
  if (people.length > 0) await keepNotices({ ...letter, name: 'followed', ...text }, people);
};

const stepOf = ({ kind }: CaseRef, step: string) => {
  if (kind === 'request') return isRequestStep(step) ? requestSteps[step] : null;
  return isAgreementStep(step) ? agreementSteps[step] : null;
};
