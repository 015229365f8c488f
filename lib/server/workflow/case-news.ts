import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { rowId } from '@/lib/domain/form-values';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import type { CaseNews } from '@/lib/domain/workflow/case-news';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { type CaseKey, listEventsOfOthers } from '@/lib/server/comments/comment-queries';
import { lineOf } from '@/lib/server/comments/history-days';
import { db } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';

type Case = { version: number; agency: { timeZone: string } };

const caseParts = { version: true, agency: { select: { timeZone: true } } } as const;

type DidOf = (step: string) => string;

const newsOf = async (
  actor: Actor,
  { key, since, didOf }: { key: CaseKey; since: number; didOf: DidOf },
  { version, agency }: Case,
): Promise<CaseNews> => {
  const events = version > since ? await listEventsOfOthers(actor, key, since) : [];
  const [latest] = events;
  // Nothing tells the reader that something happened which they do not read.
  if (!latest) return { latest: null, more: 0 };
  const { who, what, time } = lineOf({ event: latest, times: 1 }, didOf, agency.timeZone);
  return { latest: { who, what, time }, more: events.length - 1 };
};

const requestDid: DidOf = (step) => (isRequestStep(step) ? requestSteps[step].did : step);
const agreementDid: DidOf = (step) => (isAgreementStep(step) ? agreementSteps[step].did : step);

/**
 * What others did on a request after a version of it, as far as this actor may read it.
 * @returns null when there is no such request for them
 */
export const requestNews = async (actor: Actor, id: string, since: number): Promise<CaseNews | null> => {
  if (!rowId().safeParse(id).success) return null;
  const found = await db.request.findFirst({ where: { AND: [visibleRequests(actor), { id }] }, select: caseParts });
  return found && newsOf(actor, { key: { requestId: id }, since, didOf: requestDid }, found);
};

/** The same for an agreement. */
export const agreementNews = async (actor: Actor, id: string, since: number): Promise<CaseNews | null> => {
  if (!rowId().safeParse(id).success) return null;
  const found = await db.agreement.findFirst({ where: { AND: [visibleAgreements(actor), { id }] }, select: caseParts });
  return found && newsOf(actor, { key: { agreementId: id }, since, didOf: agreementDid }, found);
};
