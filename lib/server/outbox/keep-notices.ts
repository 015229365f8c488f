import 'server-only';
import { type CaseScope, canSee } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import type { NoticeName } from '@/lib/domain/notices/notice-name';
import { type NoticeFacts, noticeText } from '@/lib/domain/notices/notice-text';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { actorColumns, toActors } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { mailPlans } from '@/lib/server/notices/mail-plans';
import type { CaseRef } from '@/lib/server/outbox/enqueue';

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
type Worded = Letter & { name: NoticeName; subject: string; body: string };

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
    return { ...words, ...caseOf(ref), ...mail, userId, createdAt: at };
  });
  await db.notice.createMany({ data, skipDuplicates: true });
};

const followersMax = 200;

/** Tells those who follow a case of a step, unless they took it, were told otherwise, or may not see it. */
export const tellFollowers = async (
  letter: Letter,
  about: CaseScope,
  event: ToldEvent,
  facts: NoticeFacts,
): Promise<void> => {
  const watches = await db.caseWatch.findMany({
    where: { ...caseOf(letter.ref), kind: 'FOLLOW', user: { active: true } },
    select: { user: { select: actorColumns } },
    orderBy: { id: 'asc' },
    take: followersMax,
  });
  if (watches.length === 0) return;
  const rows = await db.notice.findMany({ where: { eventId: event.id }, select: { userId: true } });
  const told = new Set(rows.map(({ userId }) => userId));
  const followers = await toActors(watches.map(({ user }) => user));
  // Asked anew each time: whoever moved to another office follows no longer.
  const people = followers.flatMap((actor) => {
    const { id } = actor;
    if (id === null || id === event.actorId || told.has(id)) return [];
    const reads = canSee(actor, about) && readableVisibilities(actor).includes(event.visibility);
    return reads ? [{ id }] : [];
  });
  const who = event.actorId === null ? 'The portal' : event.actorName;
  const text = noticeText('followed', { ...facts, who, did: didOf(letter.ref, event.step) });
  if (people.length > 0) await keepNotices({ ...letter, name: 'followed', ...text }, people);
};

const didOf = ({ kind }: CaseRef, step: string): string | null => {
  if (kind === 'request') return isRequestStep(step) ? requestSteps[step].did : null;
  return isAgreementStep(step) ? agreementSteps[step].did : null;
};
