import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementPage } from '@/lib/domain/agreements/agreement-view';
import { amendmentStages, statusWords } from '@/lib/domain/agreements/amendment-stages';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import { agreementNextSteps } from '@/lib/domain/agreements/next-steps';
import { signingTimeProblem } from '@/lib/domain/agreements/signing-time';
import { agreementStages, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { agreementWait } from '@/lib/domain/agreements/waiting';
import { yourTurnOnAgreement } from '@/lib/domain/agreements/your-turn';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { decide } from '@/lib/domain/workflow/decide';
import { holderText } from '@/lib/domain/workflow/holder';
import { toAddOnRows } from '@/lib/server/agreements/add-on-row';
import { toAgreementContent } from '@/lib/server/agreements/agreement-content';
import { toAmendmentRows, toAmendmentView } from '@/lib/server/agreements/amended-queries';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { explainAgreement } from '@/lib/server/agreements/explain-agreement';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { listAgreementFiles } from '@/lib/server/agreements/file-queries';
import { outsideSigningView } from '@/lib/server/agreements/outside-signing';
import { renewalReviewOf } from '@/lib/server/agreements/renewal-queries';
import { requestsAbout } from '@/lib/server/agreements/requests-about';
import { toSigningTime } from '@/lib/server/agreements/signing-time';
import { statusNow } from '@/lib/server/agreements/standing';
import { toNoticeView, toWindDownView } from '@/lib/server/agreements/termination-queries';
import { needNote } from '@/lib/server/agreements/termination-row';
import { findVisibleAgreement, toAgreementHead, toDue, toSigners } from '@/lib/server/agreements/visible-agreement';
import { agreementBoard } from '@/lib/server/comments/comment-board';
import { listEvents } from '@/lib/server/comments/comment-queries';
import { historyDays } from '@/lib/server/comments/history-days';
import { db } from '@/lib/server/db/client';
import { conditionViews } from '@/lib/server/requests/decision-view-queries';
import { visibleRequests } from '@/lib/server/requests/visible';

// What the page of an agreement reads.

const didOf = (step: string): string => (isAgreementStep(step) ? agreementSteps[step].did : step);

/**
 * The page of an agreement as this actor may read it.
 * @param done the step that was just taken, from the address of the page
 * @returns null when there is no such agreement for them
 */
export const getAgreementPage = async (
  actor: Actor,
  id: string,
  done: string | null = null,
): Promise<AgreementPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row) return null;
  const { timeZone } = row.agency;
  const facts = toAgreementFacts(row, actor);
  const [board, events, files, related, about, liaison, requests, obligations, conditions, review] = await Promise.all([
    agreementBoard(actor, row, decide(agreementSteps.comment, facts, actor).ok),
    listEvents(actor, { agreementId: id }),
    listAgreementFiles(actor, row),
    relatedAgreements(row),
    requestsAbout(actor, id),
    liaisonOf(row),
    row.requestId === null ? 0 : db.request.count({ where: { AND: [visibleRequests(actor), { id: row.requestId }] } }),
    db.obligation.findMany({
      where: { agreementId: id },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    }),
    conditionsOf(row),
    renewalReviewOf(row),
  ]);
  const head = toAgreementHead(row, actor);
  const wait = agreementWait(facts, actor, id);
  const { next, holder } = statusWords(statusNow(row), row.amendmentKind);
  return {
    ...head,
    ...toAgreementContent(row, obligations, { side: head.side, events }),
    holder: holderText(holder),
    since: dateText(dateIn(row.statusSince, timeZone)),
    due: toDue(row.dueOn, timeZone),
    sentence: wait ? yourTurnOnAgreement(wait) : row.status === 'SIGNING' ? signingSentence(row, facts.today) : next,
    // Said only when the reader did take the step: an address can be typed.
    done:
      done !== null && events.some(({ step, actorId }) => step === done && actorId === actor.id) ? didOf(done) : null,
    waiting: wait !== null,
    explained: await explainAgreement(row, facts, { actor, waits: wait !== null }),
    next: agreementNextSteps(facts, actor, id),
    stages: stagesOf(row),
    people: liaison,
    requestNumber: row.request?.number ?? null,
    requestHref: row.requestId !== null && requests > 0 ? paths.request(row.requestId) : null,
    outside: outsideSigningView(row),
    conditions,
    review,
    notice: toNoticeView(row),
    windDown: toWindDownView(row, actor),
    needNote: needNote(row, facts.today),
    openComments: facts.openComments,
    signers: toSigners(row),
    mayComplete: decide(agreementSteps.complete_checklist_item, facts, actor).ok,
    files,
    amendments: toAmendmentRows(row),
    addOns: toAddOnRows(row),
    amendment: toAmendmentView(row),
    related: [...amended(row), ...joined(row), ...related, ...about],
    board,
    history: historyDays(events, didOf, timeZone),
  };
};

const signingSentence = (row: AgreementCase, today: string): string => {
  const late = signingTimeProblem(toSigningTime(row), today);
  const names = placesInTurn(row.signatures).map(({ user }) => user?.name ?? 'the next signer');
  if (names.length === 0) return 'Everyone has signed. The portal seals the file and checks the seal.';
  if (late) return late;
  if (names.length === 1) return `${names[0]} signs next.`;
  return `${new Intl.ListFormat('en-US').format(names)} sign next, in any order.`;
};

/** The stages of the line above the agreement; none for one that was set aside before it was executed. */
const stagesOf = (row: AgreementCase): AgreementPage['stages'] => {
  const status = statusNow(row);
  if (row.amendmentKind) return amendmentStages(row.amendmentKind, status);
  if (status === 'VOID') return [];
  const { open, stage } = agreementStatusFacts[status];
  const present = open ? agreementStages.indexOf(stage) : agreementStages.length;
  return agreementStages.map((label, position) => ({
    label,
    state: position < present ? 'done' : position === present ? 'current' : 'ahead',
  }));
};

const conditionsOf = async ({ agency, requestId }: AgreementCase): Promise<AgreementPage['conditions']> =>
  requestId === null
    ? []
    : conditionViews({
        agency,
        conditions: await db.decisionCondition.findMany({ where: { requestId }, orderBy: { position: 'asc' } }),
      });

const liaisonOf = async (row: AgreementCase): Promise<AgreementPage['people']> => {
  const id = row.request?.liaisonId ?? null;
  if (id === null) return [];
  const liaison = await db.user.findUnique({
    where: { id },
    select: { name: true, workEmail: true, phone: true },
  });
  if (!liaison) return [];
  const phone = liaison.phone ?? row.office.phone;
  return [{ label: 'Liaison', name: liaison.name, detail: liaison.workEmail, phone }];
};

const amended = ({ amends }: AgreementCase): AgreementPage['related'] =>
  amends ? [{ label: 'Changes agreement', number: amends.number, href: paths.agreement(amends.id) }] : [];

const joined = ({ joins }: AgreementCase): AgreementPage['related'] =>
  joins ? [{ label: 'Joins agreement', number: joins.number, href: paths.agreement(joins.id) }] : [];

const relatedAgreements = async (row: AgreementCase): Promise<AgreementPage['related']> => {
  const before = row.supersedesId
    ? await db.agreement.findUnique({ where: { id: row.supersedesId }, select: { id: true, number: true } })
    : null;
  const after = row.successor
    ? await db.agreement.findUnique({ where: { id: row.successor.id }, select: { id: true, number: true } })
    : null;
  const related = [
    { label: 'Takes the place of', agreement: before },
    { label: 'Followed by', agreement: after },
  ];
  return related.flatMap(({ label, agreement }) =>
    agreement ? [{ label, number: agreement.number, href: paths.agreement(agreement.id) }] : [],
  );
};
