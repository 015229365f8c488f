import 'server-only';
import { type CalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { publicStatusOn } from '@/lib/domain/register/public-status';
import type { RegisterRecord } from '@/lib/domain/register/register-data';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { env } from '@/lib/server/env';
import { numberOfNeighbor } from '@/lib/server/register/register-entry';
import type { RegisterFilter } from '@/lib/server/register/register-filter';
import { registerToday, registerWhere } from '@/lib/server/register/register-queries';

// The register as data: the same filter as the page, all rows at once.

/** Far above the number of agreements there can be; a file never grows without bound. */
const rowsMax = 20_000;

const neighbor = { select: { number: true, publishedAt: true, status: true } } as const;

const columns = {
  number: true,
  title: true,
  objective: true,
  programCode: true,
  status: true,
  executedOn: true,
  effectiveOn: true,
  expiresOn: true,
  endedOn: true,
  terminationNotice: { select: { endsOn: true } },
  agency: { select: { legalName: true, type: true, stateCode: true, counties: true } },
  office: { select: { name: true } },
  sealedDocument: { select: { sha256: true } },
  supersedes: neighbor,
  successor: neighbor,
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const day = (date: Date | null): CalendarDate | null => date && toCalendarDate(date);

const toRecord = (row: Row, today: CalendarDate): RegisterRecord => {
  const program = programOf(programCodeSchema.parse(row.programCode));
  return {
    number: row.number,
    title: row.title,
    objective: row.objective,
    agency: row.agency.legalName,
    agencyType: row.agency.type,
    state: row.agency.stateCode,
    counties: row.agency.counties,
    program: program.code,
    programName: program.name,
    office: row.office.name,
    status: publicStatusOn(today, { status: row.status, endedOn: day(row.endedOn) }) ?? 'ENDED',
    signedOn: day(row.executedOn),
    effectiveOn: day(row.effectiveOn),
    endsOn: day(row.expiresOn),
    endedOn: day(row.endedOn ?? row.terminationNotice?.endsOn ?? null),
    supersedes: numberOfNeighbor(row.supersedes),
    supersededBy: numberOfNeighbor(row.successor),
    entryUrl: `${env.PUBLIC_ORIGIN}${paths.registerEntry(row.number)}`,
    textUrl: `${env.PUBLIC_ORIGIN}${paths.registerText(row.number)}`,
    textSha256: row.sealedDocument?.sha256 ?? null,
  };
};

/** All public agreements that fit the filter, the newest number first. */
export const registerRecords = async (filter: RegisterFilter): Promise<RegisterRecord[]> => {
  const rows = await db.agreement.findMany({
    where: { AND: registerWhere(filter) },
    orderBy: { number: 'desc' },
    take: rowsMax,
    select: columns,
  });
  const today = registerToday();
  return rows.map((row) => toRecord(row, today));
};
