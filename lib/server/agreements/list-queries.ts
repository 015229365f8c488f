import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementTone } from '@/lib/domain/agreements/agreement-view';
import { amendmentName } from '@/lib/domain/agreements/amendment-kind';
import { statusWords } from '@/lib/domain/agreements/amendment-stages';
import { type AgreementFilter, asksForEnd } from '@/lib/domain/agreements/list-filter';
import { endDrawsNear, statusOn } from '@/lib/domain/agreements/standing';
import { countedAtMost } from '@/lib/domain/capped-count';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { agencyStates, stateChoices } from '@/lib/server/agencies/agency-places';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { agreementsWhere, endOf, pastRow } from '@/lib/server/agreements/list-where';
import { standingColumns, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The list of agreements, forty at a time: newest first, or by end date where one is asked for.

export const AGREEMENTS_A_PAGE = 40;

export type AgreementRow = {
  id: string;
  number: string;
  title: string;
  agency: string;
  program: string;
  office: string;
  /** "Amendment 1: change of contact"; null for an agreement. */
  amendment: string | null;
  /** The title of an add-on; null for every other agreement. */
  addOn: string | null;
  status: { label: string; tone: AgreementTone };
  effective: string;
  ends: string;
  /** True for one that was signed outside the portal. */
  outside: boolean;
  /** True when the end date is near enough for the renewal to be decided. */
  ending: boolean;
};

export type AgreementList = {
  rows: readonly AgreementRow[];
  count: number;
  /** The key of the next page; null on the last. */
  next: string | null;
  side: 'AGENCY' | 'ICE';
  /** What the reader can choose from; empty for an agency, whose agreements have one state and mostly one office. */
  offices: readonly Choice[];
  states: readonly Choice[];
};

type Choice = { value: string; label: string };

const columns = {
  id: true,
  number: true,
  title: true,
  programCode: true,
  effectiveOn: true,
  amendmentKind: true,
  amendmentNumber: true,
  joinsId: true,
  outsideSigningId: true,
  ...standingColumns,
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
} as const satisfies Prisma.AgreementSelect;

type Found = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const endsText = (row: Found): string => {
  const end = endOf(row);
  if (end) return dateText(end);
  return row.effectiveOn && row.amendmentKind === null ? 'No fixed end' : '–';
};

const toRow = (row: Found): AgreementRow => {
  const today = todayAt(row.agency);
  const standing = toStanding(row);
  const { label, tone, open } = statusWords(statusOn(today, standing), row.amendmentKind);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    agency: row.agency.legalName,
    program: programOf(toProgramCode(row.programCode)).shortName,
    office: row.office.name,
    amendment:
      row.amendmentKind && row.amendmentNumber
        ? amendmentName({ kind: row.amendmentKind, number: row.amendmentNumber })
        : null,
    addOn: row.joinsId === null ? null : row.title,
    status: { label, tone },
    effective: row.effectiveOn ? dateText(toCalendarDate(row.effectiveOn)) : '–',
    ends: endsText(row),
    outside: row.outsideSigningId !== null,
    ending: open && endDrawsNear(standing.expiresOn, today),
  };
};

const officesOf = async (visible: Prisma.AgreementWhereInput): Promise<Choice[]> => {
  const rows = await db.office.findMany({
    where: { agreements: { some: visible } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ value: id, label: name }));
};

// Whoever sees all agreements is offered all states that have an agency: the states of all agreements are found by going
// through all of them.
const statesOf = async (actor: Actor, visible: Prisma.AgreementWhereInput): Promise<Choice[]> => {
  if (actor.reachesOfficeIds === 'ALL') return agencyStates();
  const rows = await db.agency.groupBy({ by: ['stateCode'], where: { agreements: { some: visible } } });
  return stateChoices(rows.map(({ stateCode }) => stateCode));
};

/** A page of the agreements the actor may see, narrowed by the filter. */
export const listAgreements = async (actor: Actor, filter: AgreementFilter): Promise<AgreementList> => {
  const [where, past] = await Promise.all([agreementsWhere(actor, filter), pastRow(actor, filter)]);
  const visible = visibleAgreements(actor);
  const chooses = actor.side !== 'AGENCY';
  const [rows, count, offices, states] = await Promise.all([
    db.agreement.findMany({
      where: { AND: [where, past] },
      orderBy: asksForEnd(filter) ? [{ expiresOn: 'asc' }, { id: 'asc' }] : { id: 'desc' },
      take: AGREEMENTS_A_PAGE + 1,
      select: columns,
    }),
    db.agreement.count({ where, orderBy: { id: 'desc' }, take: countedAtMost }),
    chooses ? officesOf(visible) : [],
    chooses ? statesOf(actor, visible) : [],
  ]);
  const shown = rows.slice(0, AGREEMENTS_A_PAGE);
  return {
    rows: shown.map(toRow),
    count,
    next: rows.length > AGREEMENTS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    side: readsIceOnly(actor) ? 'ICE' : 'AGENCY',
    offices,
    states,
  };
};
