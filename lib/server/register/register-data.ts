import 'server-only';
import { endedBy } from '@/lib/domain/agreements/standing';
import { type CalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { publicStatusOn } from '@/lib/domain/register/public-status';
import type { RegisterRecord } from '@/lib/domain/register/register-data';
import { standingColumns, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { env } from '@/lib/server/env';
import { openOutsideFile, outsideColumns } from '@/lib/server/register/outside-file';
import { publicAmendmentColumns, publicAmendments } from '@/lib/server/register/public-amendments';
import { numberOfNeighbor } from '@/lib/server/register/register-entry';
import type { RegisterFilter } from '@/lib/server/register/register-filter';
import { registerWhere } from '@/lib/server/register/register-queries';

// The register as data: the same filter as the page, all rows at once.

/** Far above the number of agreements there can be; a file never grows without bound. */
const rowsMax = 20_000;

const neighbor = { select: { number: true, publishedAt: true, status: true } } as const;

const columns = {
  id: true,
  number: true,
  title: true,
  objective: true,
  programCode: true,
  executedOn: true,
  effectiveOn: true,
  ...standingColumns,
  agency: { select: { legalName: true, type: true, stateCode: true, counties: true, timeZone: true } },
  office: { select: { name: true } },
  sealedDocument: { select: { sha256: true } },
  outsideSigning: outsideColumns,
  amendments: publicAmendmentColumns,
  supersedes: neighbor,
  successor: neighbor,
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const day = (date: Date | null): CalendarDate | null => date && toCalendarDate(date);

const toRecord = (row: Row): RegisterRecord => {
  const today = todayAt(row.agency);
  const facts = toStanding(row);
  const amendments = publicAmendments(row.id, row.amendments);
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
    status: publicStatusOn(today, facts) ?? 'ENDED',
    signedOn: day(row.executedOn),
    effectiveOn: day(row.effectiveOn),
    endsOn: facts.expiresOn,
    endedOn: endedBy(today, facts) ?? facts.noticeEndsOn,
    amendments: amendments.length,
    lastAmendedOn: amendments.at(-1)?.effectiveOn ?? null,
    supersedes: numberOfNeighbor(row.supersedes),
    supersededBy: numberOfNeighbor(row.successor),
    entryUrl: `${env.PUBLIC_ORIGIN}${paths.registerEntry(row.number)}`,
    textUrl: `${env.PUBLIC_ORIGIN}${paths.registerText(row.number)}`,
    textSha256: (row.sealedDocument ?? openOutsideFile(row.outsideSigning))?.sha256 ?? null,
    sealed: row.sealedDocument !== null,
  };
};

/** All public agreements that fit the filter, the newest number first. */
export const registerRecords = (filter: RegisterFilter): Promise<RegisterRecord[]> =>
  runAs('public', async () => {
    const rows = await db.agreement.findMany({
      where: { AND: await registerWhere(filter) },
      orderBy: { number: 'desc' },
      take: rowsMax,
      select: columns,
    });
    return rows.map(toRecord);
  });
