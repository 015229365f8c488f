import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { sourceText } from '@/lib/domain/agencies/facts';
import { dateIn, dateText, deadlineText, dueText, toCalendarDate } from '@/lib/domain/dates';
import { producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import type {
  AgencyRecord,
  DraftView,
  EarlierRequest,
  Editing,
  FormNotice,
  NewRequestView,
  ProgramChoiceView,
} from '@/lib/domain/requests/draft-view';
import { borderFeatures } from '@/lib/domain/requests/request-type';
import { sendAgainStep } from '@/lib/domain/requests/return-steps';
import { sectionSteps } from '@/lib/domain/requests/section-steps';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide, type Offer } from '@/lib/domain/workflow/decide';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { attachmentsOf } from '@/lib/server/documents/attachment-list';
import { env } from '@/lib/server/env';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { agreementChoices, lastSaves, lastSentBack } from '@/lib/server/requests/draft-context';
import { isFormOpen, newRequestFacts, toRequestFacts } from '@/lib/server/requests/facts';
import { toItems, toReturnedHead } from '@/lib/server/requests/returned-items';
import { toDraft } from '@/lib/server/requests/to-draft';
import { findVisibleCase, toCaseHead } from '@/lib/server/requests/visible-case';

// What the screens of drafting read. They are the agency's own: ICE reads a request on its case page.

/**
 * A request of the actor's agency as its task list, section pages and check-your-answers show it.
 * @returns null when there is none for this person; people of ICE always get null
 */
export const getDraft = async (actor: Actor, id: string): Promise<DraftView | null> => {
  if (actor.side !== 'AGENCY') return null;
  const row = await findVisibleCase(actor, id);
  if (!row) return null;
  const head = toCaseHead(row, actor);
  const [attachments, programs, priorRequest, agreements, saves, sentBack] = await Promise.all([
    attachmentsOf(row),
    programsOpen(),
    priorRequestOf(row),
    agreementChoices(row),
    lastSaves(row, actor),
    lastSentBack(row),
  ]);
  const today = dateIn(now(), row.agency.timeZone);
  const dueOn = row.dueOn && toCalendarDate(row.dueOn);
  return {
    head,
    status: row.status,
    draft: toDraft(row),
    timeZone: row.agency.timeZone,
    agency: toAgencyRecord(row.agency),
    editing: toEditing(head.offers),
    readyForApproval: row.readyForApprovalAt !== null,
    items: toItems(row),
    returned: toReturnedHead(row),
    sendAgain: row.status === 'RETURNED' ? sendAgainStep(toRequestFacts(row)) : null,
    returnedSections: row.returnedItems.map(({ section }) => section),
    attachments,
    fileMegabytesMax: env.FILE_MAX_MEGABYTES,
    programs,
    priorRequest,
    agreements,
    saves,
    sentBack,
    notice: formNotice(),
    due: dueOn === null ? null : { date: deadlineText(dueOn), distance: dueText(today, dueOn) },
  };
};

/**
 * What the page that starts a request shows.
 * @returns null for anyone who does not draft requests
 */
export const getNewRequest = async (actor: Actor): Promise<NewRequestView | null> => {
  if (actor.agencyId === null) return null;
  const agency = await db.agency.findUnique({
    where: { id: actor.agencyId },
    select: { id: true, legalName: true, status: true, timeZone: true },
  });
  if (!agency) return null;
  const decision = decide(requestSteps.create, newRequestFacts(agency, actor), actor);
  if (!decision.ok && decision.why === 'not_yours') return null;
  return {
    agencyName: agency.legalName,
    reasons: decision.ok ? [] : decision.reasons,
    formOpen: isFormOpen(dateIn(now(), agency.timeZone)),
    earlier: await earlierRequests(agency.id),
    notice: formNotice(),
  };
};

const formNotice = (): FormNotice => ({
  ombNumber: env.OMB_NUMBER ?? null,
  expires: env.OMB_EXPIRES ? dateText(env.OMB_EXPIRES) : null,
  burdenMinutes: env.OMB_BURDEN_MINUTES ?? null,
});

const earlierMax = 50;
// Those that came to nothing are what a new request usually takes up again.
const cameToNothing = new Set(['DECLINED', 'WITHDRAWN']);

const earlierRequests = async (agencyId: string): Promise<EarlierRequest[]> => {
  const rows = await db.request.findMany({
    where: { agencyId, status: { not: 'DRAFT' } },
    orderBy: { createdAt: 'desc' },
    take: earlierMax,
    select: { id: true, number: true, title: true, status: true },
  });
  const [first, second] = [true, false].map((wanted) =>
    rows.filter(({ status }) => cameToNothing.has(status) === wanted),
  );
  return [...(first ?? []), ...(second ?? [])].map((row) => ({ ...row, status: requestStatusFacts[row.status].label }));
};

const toAgencyRecord = (agency: RequestCase['agency']): AgencyRecord => ({
  legalName: agency.legalName,
  type: agencyTypeLabels[agency.type],
  place: [...agency.counties.map((county) => `${county} County`), agency.stateCode].join(', '),
  ori: agency.ori,
  head: `${agency.headName}, ${agency.headTitle}`,
  source: sourceText(agency.factsSource, agency.factsAsOf && dateText(toCalendarDate(agency.factsAsOf))),
  swornCount: agency.swornCount,
  civilianCount: agency.civilianCount,
  population: agency.population,
  operatesJail: agency.operatesJail,
  borderFeatures: borderFeatures.filter((feature) => agency.borderFeatures.includes(feature)),
});

// A section that was not returned is closed alone: one that is open speaks for the request.
const saveSteps = new Set<string>(Object.values(sectionSteps));
const toEditing = (all: readonly Offer[]): Editing => {
  const offered = all.filter(({ name }) => saveSteps.has(name));
  const save = offered.find(({ ok }) => ok) ?? offered.find(({ name }) => name === 'save_contacts');
  if (!save) return { state: 'NONE', reasons: [] };
  return save.ok ? { state: 'OPEN', reasons: [] } : { state: 'BLOCKED', reasons: save.reasons };
};

const programsOpen = async (): Promise<ProgramChoiceView[]> => {
  const rows = await db.program.findMany({ where: { enabled: true }, select: { code: true } });
  return programCodes
    .filter((code) => rows.some((row) => row.code === code))
    .map((code) => ({
      code,
      name: programOf(code).name,
      summary: programOf(code).summary,
      needsAgreement: producesAgreement(code),
    }));
};

const priorRequestOf = async (row: RequestCase): Promise<DraftView['priorRequest']> => {
  if (row.priorRequestId === null) return null;
  return db.request
    .findFirst({
      where: { id: row.priorRequestId, agencyId: row.agencyId },
      select: { id: true, number: true, title: true, status: true },
    })
    .then((found) => found && { ...found, status: requestStatusFacts[found.status].label });
};

/** True while the agency holds the request and its sections may be written. */
export const isUnderWay = ({ status }: Pick<DraftView, 'status'>): boolean =>
  requestSteps.save_contacts.from.includes(status);
