import 'server-only';
import { binds } from '@/lib/domain/agreements/standing';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { countedAtMost } from '@/lib/domain/capped-count';
import { dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodeSchema } from '@/lib/domain/programs/program-code';
import { placeText, stateName } from '@/lib/domain/register/place';
import { type PublicStatus, publicStatusOn, registeredStatuses } from '@/lib/domain/register/public-status';
import type { RegisterChoice, RegisterFigures, RegisterPage, RegisterRow } from '@/lib/domain/register/register-view';
import { onTheirDay, standingColumns, standsAs, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';
import { runAs } from '@/lib/server/db/request-scope';
import type { RegisterFilter } from '@/lib/server/register/register-filter';

// The public register. Nobody is asked who they are here, so every query starts from `inRegister` and selects only
// columns that are public.

const pageRows = 25;

/** The entries anyone may read: published, and in force at some time. */
export const inRegister: Prisma.AgreementWhereInput = {
  publishedAt: { not: null },
  status: { in: [...registeredStatuses] },
};

/** The entries with this public status now, each by the clock of its agency. */
export const standing = async (status: PublicStatus): Promise<Prisma.AgreementWhereInput> => {
  if (status === 'SUSPENDED') return standsAs(['SUSPENDED']);
  if (status === 'ENDED') {
    const over = await onTheirDay((today) => ({ endedOn: { lte: fromCalendarDate(today) } }));
    return {
      AND: [await standsAs(registeredStatuses.filter((each) => !binds(each))), { OR: [{ endedOn: null }, over] }],
    };
  }
  const endsLater = await onTheirDay((today) => ({ endedOn: { gt: fromCalendarDate(today) } }));
  return { OR: [await standsAs(inForceStatuses.filter((each) => each !== 'SUSPENDED')), endsLater] };
};

/** What a filter of the register asks for: always within the public entries. */
export const registerWhere = async ({
  q,
  program,
  status,
  state,
}: RegisterFilter): Promise<Prisma.AgreementWhereInput[]> => {
  const contains = { contains: literally(q), mode: 'insensitive' as const };
  return [
    inRegister,
    q === '' ? {} : { OR: [{ number: contains }, { agency: { legalName: contains } }] },
    program === null ? {} : { programCode: program },
    status === null ? {} : await standing(status),
    state === null ? {} : { agency: { stateCode: state } },
  ];
};

const rowColumns = {
  number: true,
  programCode: true,
  effectiveOn: true,
  outsideSigningId: true,
  ...standingColumns,
  agency: { select: { legalName: true, stateCode: true, counties: true, timeZone: true } },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof rowColumns }>;

const toRow = (row: Row): RegisterRow => {
  const end = row.endedOn ?? row.terminationNotice?.endsOn ?? row.expiresOn;
  return {
    number: row.number,
    agency: row.agency.legalName,
    place: placeText(row.agency.stateCode, row.agency.counties),
    program: programOf(programCodeSchema.parse(row.programCode)).shortName,
    status: publicStatusOn(todayAt(row.agency), toStanding(row)) ?? 'ENDED',
    outside: row.outsideSigningId !== null,
    inForceOn: row.effectiveOn ? dateText(toCalendarDate(row.effectiveOn)) : 'Not recorded',
    endsOn: end && dateText(toCalendarDate(end)),
  };
};

/**
 * One page of the register, the newest number first, 25 entries. Pages are found by the number they go on from, so a
 * late page costs what the first costs.
 */
export const registerPage = (filter: RegisterFilter): Promise<RegisterPage> =>
  runAs('public', async () => {
    const where = await registerWhere(filter);
    const { older, newer } = filter;
    const backwards = newer !== null;
    const from = backwards ? { number: { gt: newer } } : older === null ? {} : { number: { lt: older } };
    const [found, total] = await Promise.all([
      db.agreement.findMany({
        where: { AND: [...where, from] },
        orderBy: { number: backwards ? 'asc' : 'desc' },
        take: pageRows + 1,
        select: rowColumns,
      }),
      db.agreement.count({ where: { AND: where }, orderBy: { number: 'desc' }, take: countedAtMost }),
    ]);
    const more = found.length > pageRows;
    const kept = found.slice(0, pageRows);
    const rows = (backwards ? kept.reverse() : kept).map(toRow);
    const hasNewer = backwards ? more : older !== null;
    const hasOlder = backwards ? true : more;
    return {
      rows,
      total,
      newer: hasNewer ? (rows[0]?.number ?? null) : null,
      older: hasOlder ? (rows.at(-1)?.number ?? null) : null,
    };
  });

const byLabel = (a: RegisterChoice, b: RegisterChoice): number => a.label.localeCompare(b.label, 'en');

/** The programs and states that have entries, for the filters. */
export const registerChoices = (): Promise<{ programs: RegisterChoice[]; states: RegisterChoice[] }> =>
  runAs('public', async () => {
    const [programs, agencies] = await Promise.all([
      db.agreement.groupBy({ by: ['programCode'], where: inRegister }),
      db.agency.findMany({
        where: { agreements: { some: inRegister } },
        distinct: ['stateCode'],
        select: { stateCode: true },
      }),
    ]);
    const label = (code: ProgramCode): RegisterChoice => ({ value: code, label: programOf(code).shortName });
    return {
      programs: programs.map(({ programCode }) => label(programCodeSchema.parse(programCode))).sort(byLabel),
      states: agencies.map(({ stateCode }) => ({ value: stateCode, label: stateName(stateCode) })).sort(byLabel),
    };
  });

/** The numbers of the front page: what is in force, with how many agencies, under how many programs. */
export const registerFigures = (): Promise<RegisterFigures> =>
  runAs('public', async () => {
    const [inForce, suspended, over] = await Promise.all([
      standing('IN_FORCE'),
      standing('SUSPENDED'),
      standing('ENDED'),
    ]);
    const [groups, ended] = await Promise.all([
      db.agreement.groupBy({
        by: ['agencyId', 'programCode'],
        where: { AND: [inRegister, { OR: [inForce, suspended] }] },
        _count: true,
      }),
      db.agreement.count({ where: { AND: [inRegister, over] } }),
    ]);
    return {
      inForce: groups.reduce((sum, { _count }) => sum + _count, 0),
      agencies: new Set(groups.map(({ agencyId }) => agencyId)).size,
      programs: new Set(groups.map(({ programCode }) => programCode)).size,
      ended,
    };
  });
