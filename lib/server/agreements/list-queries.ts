import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementTone } from '@/lib/domain/agreements/agreement-view';
import { EXPIRING_DAYS } from '@/lib/domain/agreements/guards';
import type { AgreementFilter } from '@/lib/domain/agreements/list-filter';
import { agreementStatusFacts, inForceStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';

// The list of agreements: newest first, forty at a time.

export const AGREEMENTS_A_PAGE = 40;

export type AgreementRow = {
  id: string;
  number: string;
  title: string;
  agency: string;
  program: string;
  office: string;
  status: { label: string; tone: AgreementTone };
  effective: string;
  ends: string;
  /** True when the end date is near enough for the renewal to be decided. */
  ending: boolean;
};

export type AgreementList = {
  rows: readonly AgreementRow[];
  count: number;
  /** The key of the next page; null on the last. */
  next: string | null;
  side: 'AGENCY' | 'ICE';
};

/** The last day that counts as near, at headquarters. */
const nearEnd = (): string => addCalendarDays(dateIn(now(), 'America/New_York'), EXPIRING_DAYS);

const searched = (text: string): Prisma.AgreementWhereInput => {
  const contains = { contains: literally(text), mode: 'insensitive' } as const;
  return { OR: [{ number: contains }, { title: contains }, { agency: { legalName: contains } }] };
};

const whereOf = (actor: Actor, { status, program, ending, search }: AgreementFilter): Prisma.AgreementWhereInput => ({
  AND: [
    visibleAgreements(actor),
    status ? { status } : {},
    program ? { programCode: program } : {},
    ending ? { status: { in: [...inForceStatuses] }, expiresOn: { lte: fromCalendarDate(nearEnd()) } } : {},
    search ? searched(search) : {},
  ],
});

const columns = {
  id: true,
  number: true,
  title: true,
  programCode: true,
  status: true,
  effectiveOn: true,
  expiresOn: true,
  endedOn: true,
  agency: { select: { legalName: true } },
  office: { select: { name: true } },
} as const satisfies Prisma.AgreementSelect;

type Found = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const endsText = ({ effectiveOn, expiresOn, endedOn }: Found): string => {
  const end = endedOn ?? expiresOn;
  if (end) return dateText(toCalendarDate(end));
  return effectiveOn ? 'No fixed end' : '–';
};

const toRow = (row: Found): AgreementRow => {
  const { label, tone, open } = agreementStatusFacts[row.status];
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    agency: row.agency.legalName,
    program: programOf(toProgramCode(row.programCode)).shortName,
    office: row.office.name,
    status: { label, tone },
    effective: row.effectiveOn ? dateText(toCalendarDate(row.effectiveOn)) : '–',
    ends: endsText(row),
    ending: open && row.expiresOn !== null && toCalendarDate(row.expiresOn) <= nearEnd(),
  };
};

/** A page of the agreements the actor may see, narrowed by the filter. */
export const listAgreements = async (actor: Actor, filter: AgreementFilter): Promise<AgreementList> => {
  const where = whereOf(actor, filter);
  const [rows, count] = await Promise.all([
    db.agreement.findMany({
      where: { AND: [where, filter.after ? { id: { lt: filter.after } } : {}] },
      // Ids are made in the order of time (UUID version 7), so that they are a key for "older".
      orderBy: { id: 'desc' },
      take: AGREEMENTS_A_PAGE + 1,
      select: columns,
    }),
    db.agreement.count({ where }),
  ]);
  const shown = rows.slice(0, AGREEMENTS_A_PAGE);
  return {
    rows: shown.map(toRow),
    count,
    next: rows.length > AGREEMENTS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    side: readsIceOnly(actor) ? 'ICE' : 'AGENCY',
  };
};
