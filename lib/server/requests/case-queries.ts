import 'server-only';
import { z } from 'zod';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import type { RequestCaseView } from '@/lib/domain/requests/case-view';
import { requestNextSteps } from '@/lib/domain/requests/next-steps';
import { isSettledByLiaison, requestTitle, requestTypeLabels } from '@/lib/domain/requests/request-type';
import { type RequestStage, requestStages, requestStatusFacts } from '@/lib/domain/requests/status';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { requestWait } from '@/lib/domain/requests/waiting';
import { yourTurn } from '@/lib/domain/requests/your-turn';
import { decide } from '@/lib/domain/workflow/decide';
import type { HistoryEvent } from '@/lib/domain/workflow/history';
import { holderText } from '@/lib/domain/workflow/holder';
import { boardOf } from '@/lib/server/comments/comment-board';
import { listEvents } from '@/lib/server/comments/comment-queries';
import { historyDays } from '@/lib/server/comments/history-days';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { openMeetings } from '@/lib/server/meetings/meeting-queries';
import { rowAsSent, type Sent } from '@/lib/server/requests/as-sent';
import { toRequestContent } from '@/lib/server/requests/case-content';
import { relatedCases } from '@/lib/server/requests/case-relations';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { caseTabs } from '@/lib/server/requests/case-tabs';
import { caseDecision } from '@/lib/server/requests/decision-view-queries';
import { toDueView } from '@/lib/server/requests/due-view';
import { explainStatus } from '@/lib/server/requests/explain-status';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { correctionsOf } from '@/lib/server/requests/returned-items';
import { visibleRequests } from '@/lib/server/requests/visible';

// What the page of a request reads: the case with everything its facts are made from, and the parts only a page shows.

const person = { select: { name: true, title: true, phone: true, workEmail: true } } as const;

const documentParts = {
  orderBy: { id: 'asc' },
  include: { replacedBy: { select: { removedAt: true, createdAt: true } } },
} as const;

const agreementParts = { select: { id: true, number: true, programCode: true } } as const;

const pageInclude = {
  ...requestCaseInclude,
  contactLog: { orderBy: [{ happenedOn: 'asc' }, { id: 'asc' }] },
  documents: { where: { removedAt: null }, ...documentParts },
  office: true,
  liaison: person,
  createdBy: person,
  _count: { select: { meetings: true, questionRounds: true, snapshots: true } },
  aboutAgreement: agreementParts,
} as const satisfies Prisma.RequestInclude;

type PageRow = Prisma.RequestGetPayload<{ include: typeof pageInclude }>;

export type RequestPageRow = PageRow & {
  /** Those of every round; the case row has only those that are open. */
  allReturnedItems: Prisma.ReturnedItemGetPayload<object>[];
};

/** The row with the content that this actor may read: as it was sent, files and agreement with it, while that is all. */
const readRow = async (actor: Actor, found: PageRow): Promise<{ row: PageRow; sent: Sent | null }> => {
  const { row, sent } = await rowAsSent(actor, found);
  if (!sent) return { row, sent };
  const { id, aboutAgreementId } = row;
  const [documents, aboutAgreement] = await Promise.all([
    db.document.findMany({
      where: { requestId: id, OR: [{ removedAt: null }, { removedAt: { gt: sent.at } }] },
      ...documentParts,
    }),
    aboutAgreementId ? db.agreement.findUnique({ where: { id: aboutAgreementId }, ...agreementParts }) : null,
  ]);
  return { row: { ...row, documents, aboutAgreement }, sent };
};

/**
 * The page of a request as this actor may read it.
 * @param done the step the person comes from, as the address says; believed only when the latest events show it
 * @returns null when there is no such request for them
 */
export const getRequestCase = async (
  actor: Actor,
  id: string,
  done: string | null = null,
): Promise<RequestCaseView | null> => {
  if (!z.uuid().safeParse(id).success) return null;
  const where = { AND: [visibleRequests(actor), { id }] };
  // In one transaction, so that the many parts of a case take one connection and not the whole pool.
  const found = await db.$transaction((tx) => tx.request.findFirst({ where, include: pageInclude }));
  if (!found) return null;
  const timeZone = found.agency.timeZone;
  const read = await readRow(actor, found);
  const [allReturnedItems, board, events, related, decision, corrections] = await Promise.all([
    db.returnedItem.findMany({ where: { requestId: id }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    boardOf(actor, found),
    listEvents(actor, { requestId: id }),
    relatedCases(actor, found),
    caseDecision(found, actor),
    correctionsOf(found),
  ]);
  const row: RequestPageRow = { ...read.row, allReturnedItems };
  const facts = toRequestFacts(row);
  const wait = requestWait(facts, actor);
  const side = readsIceOnly(actor) ? 'ICE' : 'AGENCY';
  const head = headOf(row);
  return {
    ...head,
    sentence: wait ? yourTurn({ status: row.status, side, wait }) : head.sentence,
    wait,
    explained: await explainStatus(found, { side: actor.side === 'AGENCY' ? 'AGENCY' : 'ICE', waits: wait !== null }),
    next: requestNextSteps(facts, actor, id),
    tabs: caseTabs(row, facts, actor),
    rail: railOf(row),
    people: peopleOf(row),
    content: toRequestContent(row, actor, read.sent),
    sentTimes: found._count.snapshots,
    decision,
    corrections,
    related,
    board,
    meetings: await openMeetings(found),
    side,
    mayAnswerItems: decide(requestSteps.answer_returned_item, facts, actor).ok,
    done: doneText(done, events, actor),
    history: historyDays(events, didOf, timeZone),
  };
};

const didOf = (step: string): string => (isRequestStep(step) ? requestSteps[step].did : step);

// The step may have been followed by automatic ones, so that it is not always the very last event.
const doneText = (step: string | null, events: readonly HistoryEvent[], actor: Actor): string | null =>
  step !== null && events.slice(0, 4).some((event) => event.step === step && event.actorId === actor.id)
    ? `You ${didOf(step)}.`
    : null;

const headOf = (row: RequestPageRow) => {
  const { label, tone, next, holder } = requestStatusFacts[row.status];
  return {
    id: row.id,
    number: row.number,
    title: requestTitle(row),
    version: row.version,
    agencyName: row.agency.legalName,
    status: { label, tone },
    holder: holderText(holder),
    since: dateText(dateIn(row.statusSince, row.agency.timeZone)),
    due: toDueView(row.dueOn, row.agency.timeZone),
    sentence: next,
    stages: stagesOf(row),
    outcome: outcomeOf(row),
  };
};

const outcomeOf = ({ closedReason, decisionReason, status }: RequestPageRow): RequestCaseView['outcome'] => {
  if (closedReason) return { label: 'Why it ended', text: closedReason };
  if (decisionReason && status === 'DEFERRED') return { label: 'Why it waits', text: decisionReason };
  return decisionReason ? { label: 'Reasons for the decision', text: decisionReason } : null;
};

// A request that is back with its agency has lost nothing of its way: it stands where it was returned.
const stageOf = ({ status, assessment, liaisonId }: RequestPageRow, usual: RequestStage): RequestStage => {
  if (status !== 'RETURNED' || liaisonId === null) return usual;
  return assessment === null ? 'First contact' : 'Assessment';
};

/** The stages of the line above the case; none for a request that ended before its time. */
const stagesOf = (row: RequestPageRow): RequestCaseView['stages'] => {
  const { status, requestType } = row;
  const { open, stage } = requestStatusFacts[status];
  if (!open && status !== 'COMPLETED') return [];
  // An enquiry ends with the first contact, and what it grows into is a request of its own; what is settled by the
  // liaison is not assessed either.
  const isShort = requestType === 'ENQUIRY' || isSettledByLiaison(requestType);
  const stages = isShort ? requestStages.slice(0, 3) : requestStages;
  const present = status === 'COMPLETED' ? stages.length : stages.indexOf(stageOf(row, stage));
  return stages.map((label, position) => ({
    label,
    state: position < present ? 'done' : position === present ? 'current' : 'ahead',
  }));
};

const railOf = (row: RequestPageRow): RequestCaseView['rail'] => {
  const day = (at: Date | null) => at && dateText(dateIn(at, row.agency.timeZone));
  const facts = [
    { label: 'Kind', value: requestTypeLabels[row.requestType] },
    { label: 'Started', value: day(row.createdAt) },
    { label: 'Submitted', value: day(row.submittedAt) },
    { label: 'Closed', value: day(row.closedAt) },
    { label: 'Field office', value: row.office?.name ?? null },
  ];
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
};

const peopleOf = (row: RequestPageRow): RequestCaseView['people'] => {
  const { liaison } = row;
  const contact = row.contacts.find(({ primary }) => primary);
  return [
    ...(liaison
      ? [
          {
            label: 'Liaison',
            name: liaison.name,
            detail: liaison.workEmail,
            phone: liaison.phone ?? row.office?.phone ?? null,
          },
        ]
      : []),
    ...(contact
      ? [{ label: 'Main contact at the agency', name: contact.name, detail: contact.title, phone: contact.phone }]
      : []),
  ];
};
