import { type AgencyLevel, type AgencyType, usualLevel } from '@/lib/domain/agencies/agency-type';
import { fromCalendarDate } from '@/lib/domain/dates';
import { now, runAt } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { type Ids, idOf } from '@/prisma/seed/ids';
import { agencies, calder } from '@/prisma/seed/places';

// The directory of the State of Winter: about forty invented agencies, those of the stories among them, two asks for
// verification and one correction.

const source = 'Winter list of law enforcement agencies (demonstration)';
const sourceDate = fromCalendarDate('2026-09-01');

const counties = ['Amity', 'Brindle', 'Calder', 'Dunmore', 'Ellsmere', 'Frost', 'Gale', 'Harrow'];

type Listed = { legalName: string; type: AgencyType; counties: string[]; headTitle: string; swornCount: number };

const countyAgencies = (county: string, at: number): Listed[] => [
  ...(['Calder', 'Ellsmere'].includes(county)
    ? []
    : [
        {
          legalName: `${county} County Sheriff's Office`,
          type: 'SHERIFF' as const,
          counties: [county],
          headTitle: 'Sheriff',
          swornCount: 40 + 17 * at,
        },
      ]),
  {
    legalName: `City of ${county}ton Police Department`,
    type: 'MUNICIPAL_POLICE',
    counties: [county],
    headTitle: 'Chief of police',
    swornCount: 22 + 9 * at,
  },
  {
    legalName: `${county} County Prosecutor`,
    type: 'PROSECUTOR',
    counties: [county],
    headTitle: 'County prosecutor',
    swornCount: 4 + at,
  },
];

const stateAgencies: Listed[] = [
  { legalName: 'Winter Highway Patrol', type: 'STATE_POLICE', counties: [], headTitle: 'Colonel', swornCount: 812 },
  {
    legalName: 'Winter Bureau of Investigation',
    type: 'STATE_INVESTIGATIVE',
    counties: [],
    headTitle: 'Director',
    swornCount: 164,
  },
  {
    legalName: 'Winter Department of Corrections',
    type: 'STATE_CORRECTIONS',
    counties: [],
    headTitle: 'Commissioner',
    swornCount: 1430,
  },
  {
    legalName: 'Port of Amity Police',
    type: 'PORT_AIRPORT_POLICE',
    counties: ['Amity'],
    headTitle: 'Chief of port police',
    swornCount: 61,
  },
  {
    legalName: 'Gale County Department of Corrections',
    type: 'COUNTY_CORRECTIONS',
    counties: ['Gale'],
    headTitle: 'Director of corrections',
    swornCount: 88,
  },
  {
    legalName: 'Winter State Identification Bureau',
    type: 'STATE_ID_BUREAU',
    counties: [],
    headTitle: 'Superintendent',
    swornCount: 12,
  },
];

const listed = [...counties.flatMap(countyAgencies), ...stateAgencies].map((agency, at) => ({
  ...agency,
  level: usualLevel[agency.type] satisfies AgencyLevel,
  ori: `ZZ05${String(at + 1).padStart(3, '0')}00`,
  stateCode: 'ZZ',
  source,
  sourceDate,
  updatedAt: now(),
}));

/** Lists the agencies, marks where the facts of those on the portal come from, and leaves asks to decide. */
export const writeDirectory = async (db: Database, agencyIds: Ids, people: Ids, today: Date): Promise<void> => {
  await db.agency.updateMany({ where: { stateCode: 'ZZ' }, data: { factsSource: source, factsAsOf: sourceDate } });
  await db.directoryEntry.createMany({
    data: [
      ...listed,
      ...agencies.map((agency) => ({
        ori: agency.ori,
        legalName: agency.legalName,
        type: agency.type,
        level: agency.level,
        stateCode: 'ZZ',
        counties: [...agency.counties],
        headTitle: agency.headTitle,
        emailDomain: agency.emailDomain,
        swornCount: agency.swornCount,
        civilianCount: agency.civilianCount,
        population: agency.population,
        operatesJail: agency.operatesJail,
        source,
        sourceDate,
        agencyId: idOf(agencyIds, agency.legalName),
        updatedAt: today,
      })),
    ],
  });
  await runAt(new Date(today.getTime() - 2 * 86_400_000), () => writeAsks(db));
  await db.factCorrection.create({
    data: {
      agencyId: idOf(agencyIds, calder),
      field: 'civilianCount',
      held: '58',
      proposed: '61',
      reason: 'Three dispatchers were hired in October; see the county budget, page 14.',
      askedById: idOf(people, 'm.delgado@calder.example'),
      askedAt: today,
    },
  });
};

const writeAsks = async (db: Database): Promise<void> => {
  const gale = await db.directoryEntry.findFirstOrThrow({ where: { legalName: "Gale County Sheriff's Office" } });
  const ask = {
    stateCode: 'ZZ',
    headTitle: 'Sheriff',
    personTitle: 'Captain',
    phone: '555-0177',
    askedAt: now(),
    type: 'SHERIFF' as const,
    level: 'COUNTY' as const,
  };
  const [numbers] = await db.$queryRaw<{ a: bigint; b: bigint }[]>`
    SELECT nextval('verification_number_seq') AS a, nextval('verification_number_seq') AS b`;
  const number = (n: bigint | undefined) => `VER-${now().getUTCFullYear()}-${String(n ?? 0).padStart(6, '0')}`;
  await db.verificationAsk.createMany({
    data: [
      {
        ...ask,
        number: number(numbers?.a),
        entryId: gale.id,
        legalName: gale.legalName,
        counties: gale.counties,
        ori: gale.ori,
        headName: 'Edwin Stroud',
        personName: 'Carla Benton',
        workEmail: 'c.benton@gale-sheriff.example',
        emailConfirmedAt: now(),
      },
      {
        ...ask,
        number: number(numbers?.b),
        type: 'CAMPUS_POLICE',
        level: 'SPECIAL',
        legalName: 'Northgale University Police',
        counties: ['Gale'],
        headTitle: 'Chief of campus police',
        headName: 'Irene Vance',
        personName: 'Samuel Ortega',
        workEmail: 's.ortega@northgale.example',
      },
    ],
  });
};
