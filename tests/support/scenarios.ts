// Five invented agencies and their assessments, read by unit tests, browser tests and the demonstration data.
// All places, agencies and people are made up. What the story of a scenario leaves open is filled with a plausible
// answer; each place where the filling matters for the expected figures says so.
import type { AgencyLevel, AgencyType } from '@/lib/domain/agencies/agency-type';
import type { Answer, AnswerSet, AnswerValue } from '@/lib/domain/assessments/answer';
import type { Band, FlagCode, NoteCode } from '@/lib/domain/assessments/evaluation';
import { type EvaluationInput, toEvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { type Concern, type ConcernRow, concerns, type Nexus, type Severity, type Trend } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

export type ScenarioAgency = {
  readonly legalName: string;
  readonly type: AgencyType;
  readonly level: AgencyLevel;
  readonly stateCode: 'ZZ';
  readonly county: readonly string[];
  readonly ori: string;
  readonly emailDomain: string;
  readonly governingBodyName: string;
  readonly headTitle: string;
  readonly headName: string;
  readonly sworn: number;
  readonly civilian: number;
  readonly population: number;
  readonly operatesJail: boolean;
  readonly borderFeatures: readonly string[];
  readonly timeZone: 'America/New_York';
};

export type ExpectedProgram = {
  readonly band: Band;
  readonly need?: number;
  readonly capacity?: number;
  readonly failedGates?: readonly string[];
};

export type Scenario = {
  readonly key: string;
  readonly agency: ScenarioAgency;
  readonly programsAsked: readonly ProgramCode[];
  readonly narrative: string;
  /** Answers by question code: sections A to H by the agency, I by ICE. */
  readonly answers: AnswerSet;
  readonly expected: Readonly<Partial<Record<ProgramCode, ExpectedProgram>>>;
  readonly expectedNotes: readonly NoteCode[];
  readonly expectedFlags: readonly FlagCode[];
};

/** The input of the rules for a scenario. */
export function inputOf(scenario: Scenario): EvaluationInput {
  return toEvaluationInput(scenario.agency.type, scenario.answers);
}

type Rating = readonly [Severity, Nexus, Trend];

/** The table of concerns with all ten rows; what is not named has severity 0. */
export function concernTable(rated: Partial<Record<Concern, Rating>>, note: string): Answer {
  const rows = concerns.map((concern): ConcernRow => {
    const [severity, nexus, trend] = rated[concern] ?? [0, 'NONE', 'FLAT'];
    return {
      concern,
      severity,
      trend,
      nexus,
      basis: severity === 0 ? 'ESTIMATED' : 'COUNTED',
      ...(severity > 0 ? { note } : {}),
    };
  });
  return { value: rows };
}

const says = (value: AnswerValue, note?: string): Answer => (note === undefined ? { value } : { value, note });

const counted = (value: AnswerValue, source: string, period = 'Oct 2025 to Sep 2026'): Answer => ({
  value,
  basis: 'COUNTED',
  source,
  period,
});

const estimated = (value: AnswerValue, source: string): Answer => ({ value, basis: 'ESTIMATED', source });

const yes = says(true);
const no = says(false);

const allGovernance: AnswerSet = { G1: yes, G2: yes, G3: yes, G4: yes, G5: yes, G6: yes, G7: yes };

const calderCounty: Scenario = {
  key: 'calder',
  agency: {
    legalName: "Calder County Sheriff's Office",
    type: 'SHERIFF',
    level: 'COUNTY',
    stateCode: 'ZZ',
    county: ['Calder'],
    ori: 'ZZ0040000',
    emailDomain: 'sheriff.calder.example',
    governingBodyName: 'Calder County Board of Commissioners',
    headTitle: 'Sheriff',
    headName: 'Dana Whitlock',
    sworn: 142,
    civilian: 61,
    population: 96_000,
    operatesJail: true,
    borderFeatures: ['CORRIDOR'],
    timeZone: 'America/New_York',
  },
  programsAsked: [],
  narrative:
    'Shootings between rival groups rose by a third in a year. The groups move guns and drugs along the interstate, and two of them have ties abroad. We need help to decide which partnership would reduce the violence.',
  answers: {
    A1: says('SHERIFF'),
    A2: counted({ SWORN: 142, CIVILIAN: 61 }, 'Payroll', 'Sep 2026'),
    A3: counted(96_000, 'Census estimate', '2025'),
    A4: yes,
    A5: says(['CORRIDOR']),
    A6: estimated({ MILES: 38, MINUTES: 45 }, 'Road map'),
    A7: says('YES', 'County Code 2-14: contracts of the sheriff need a vote of the board.'),
    // Stated by no source of the scenario; headquarters review is skipped in the story, so no S3 may arise.
    A8: says('NONE'),
    A9: no,
    A10: says('Member of the regional narcotics task force since 2019.'),
    B: concernTable(
      {
        GANG: [4, 'DOCUMENTED', 'UP'],
        WEAP: [3, 'SUSPECTED', 'UP'],
        NARC: [2, 'SUSPECTED', 'FLAT'],
        MONEY: [1, 'NONE', 'FLAT'],
        CUST: [1, 'NONE', 'FLAT'],
      },
      'Incident reports, Oct 2025 to Sep 2026.',
    ),
    C1: counted(210, 'State jail inspection', '2026'),
    C2: counted(178, 'Jail management system'),
    C3: counted(4_200, 'Jail management system'),
    C4: counted(3.1, 'Booking sheets, all bookings', 'Apr to Sep 2026'),
    C5: yes,
    C6: yes,
    C7: says('NONE'),
    C8: no,
    C9: says('ON_CALL'),
    D1: counted(2, 'Duty roster', 'Sep 2026'),
    D2: counted(12, 'Assignment order', 'Sep 2026'),
    D3: says(['NARC']),
    D4: counted(1, 'Seizure log', 'Oct 2024 to Sep 2026'),
    D5: yes,
    D6: says(['GANG', 'NARC']),
    // No nominee is named, so E2 to E4 and E7, which describe nominees, stay unanswered.
    E1: counted({ JAIL: 0, TASK_FORCE: 0, WARRANT: 0, CUSTOMS: 0 }, 'Sheriff', 'Sep 2026'),
    E5: says('NA'),
    E6: no,
    F1: yes,
    F2: yes,
    F3: yes,
    F4: no,
    ...allGovernance,
    H1: yes,
    H2: yes,
    H3: yes,
    H4: says('6'),
    I1: yes,
    I2: no,
    I3: no,
    I4: yes,
    I5: counted({ Q1: 0, Q2: 2, Q3: 4, Q4: 4 }, 'Training calendar', 'Fiscal year 2027'),
    I6: says(['NONE']),
    I7: says('No effect on other partners: two agents have time for a gang case.'),
    I8: yes,
    I9: says('2027-01'),
  },
  expected: {
    OCS: { band: 'RECOMMENDED', need: 100, capacity: 100 },
    AFES: { band: 'RECOMMENDED', need: 100, capacity: 100 },
    CAP: { band: 'CONSIDER', need: 47, capacity: 50 },
    FIREWALL: { band: 'NOT_INDICATED', need: 25, capacity: 100 },
    BEST: { band: 'NOT_ELIGIBLE', failedGates: ['A5'] },
    T19: { band: 'NOT_ELIGIBLE', failedGates: ['E1'] },
    '287G_JEM': { band: 'NOT_ELIGIBLE', failedGates: ['E1', 'I2'] },
    LESC: { band: 'OFFERED' },
    SECCOM: { band: 'ROUTE_TO_STATE' },
  },
  expectedNotes: ['BUNDLE-2'],
  expectedFlags: ['S2', 'S6', 'S7'],
};

const portAmity: Scenario = {
  key: 'port-amity',
  agency: {
    legalName: 'City of Port Amity Police Department',
    type: 'MUNICIPAL_POLICE',
    level: 'MUNICIPAL',
    stateCode: 'ZZ',
    county: ['Amity'],
    ori: 'ZZ0110100',
    emailDomain: 'police.portamity.example',
    governingBodyName: 'Port Amity City Council',
    headTitle: 'Chief of Police',
    headName: 'Marisol Reyes-Hart',
    sworn: 388,
    civilian: 120,
    population: 231_000,
    operatesJail: false,
    borderFeatures: ['SEAPORT', 'INTL_AIRPORT'],
    timeZone: 'America/New_York',
  },
  programsAsked: ['BEST', 'T19'],
  narrative:
    'Drugs, cash and counterfeit goods pass through the container terminal and the cargo side of the airport. Our officers find them, and the trail ends at the gate. We want to work these cases to the end with federal partners.',
  answers: {
    A1: says('MUNICIPAL_POLICE'),
    A2: counted({ SWORN: 388, CIVILIAN: 120 }, 'Payroll', 'Sep 2026'),
    A3: counted(231_000, 'Census estimate', '2025'),
    A4: no,
    A5: says(['SEAPORT', 'INTL_AIRPORT']),
    A6: estimated({ MILES: 4, MINUTES: 12 }, 'Road map'),
    A7: says('YES', 'City Charter 5.02: agreements need a resolution of the council.'),
    A8: says('NONE'),
    A9: no,
    A10: says('Member of the narcotics task force since 2015.'),
    B: concernTable(
      {
        NARC: [3, 'DOCUMENTED', 'UP'],
        SMUG: [2, 'SUSPECTED', 'FLAT'],
        MONEY: [3, 'DOCUMENTED', 'UP'],
        WEAP: [2, 'DOCUMENTED', 'FLAT'],
        IPR: [3, 'DOCUMENTED', 'UP'],
      },
      'Seizure log and case files, Oct 2025 to Sep 2026.',
    ),
    D1: counted(3, 'Duty roster', 'Sep 2026'),
    D2: counted(24, 'Assignment order', 'Sep 2026'),
    D3: says(['NARC']),
    D4: counted(6, 'Seizure log', 'Oct 2024 to Sep 2026'),
    D5: yes,
    D6: says(['NARC']),
    E1: counted({ CUSTOMS: 3 }, 'Chief of Police', 'Sep 2026'),
    E2: yes,
    E3: yes,
    E4: yes,
    E5: says('DONE'),
    E6: yes,
    E7: yes,
    F1: yes,
    F2: yes,
    F3: yes,
    F4: yes,
    ...allGovernance,
    H1: yes,
    H2: yes,
    H3: yes,
    H4: says('9'),
    I1: yes,
    I2: yes,
    I3: yes,
    I4: yes,
    I6: says(['BEST']),
    I8: yes,
    I9: says('2027-02'),
  },
  expected: {
    BEST: { band: 'RECOMMENDED', need: 81.25, capacity: 100 },
    T19: { band: 'RECOMMENDED', need: 76.25, capacity: 100 },
    FIREWALL: { band: 'RECOMMENDED', need: 85, capacity: 100 },
    IPR: { band: 'RECOMMENDED', need: 82.5, capacity: 80 },
    AFES: { band: 'RECOMMENDED', need: 100, capacity: 100 },
    CAP: { band: 'NOT_ELIGIBLE', failedGates: ['A4'] },
    '287G_JEM': { band: 'NOT_ELIGIBLE', failedGates: ['A4'] },
    OCS: { band: 'NOT_INDICATED', need: 10, capacity: 70 },
  },
  expectedNotes: ['BUNDLE-1'],
  expectedFlags: ['S2'],
};

const harrowCounty: Scenario = {
  key: 'harrow',
  agency: {
    legalName: 'Harrow County Department of Detention',
    type: 'COUNTY_CORRECTIONS',
    level: 'COUNTY',
    stateCode: 'ZZ',
    county: ['Harrow'],
    ori: 'ZZ0230000',
    emailDomain: 'detention.harrow.example',
    governingBodyName: 'Harrow County Council',
    headTitle: 'Director of Detention',
    headName: 'Everett Lindqvist',
    sworn: 265,
    civilian: 74,
    population: 412_000,
    operatesJail: true,
    borderFeatures: [],
    timeZone: 'America/New_York',
  },
  programsAsked: ['287G_JEM'],
  narrative:
    'Our booking desk handles more than twenty thousand bookings a year, and no one from ICE is here to process the people it is interested in. Staff spend hours on calls and faxes. We ask for trained officers of our own.',
  answers: {
    A1: says('COUNTY_CORRECTIONS'),
    A2: counted({ SWORN: 265, CIVILIAN: 74 }, 'Payroll', 'Sep 2026'),
    A3: counted(412_000, 'Census estimate', '2025'),
    A4: yes,
    A5: says(['NONE']),
    A6: estimated({ MILES: 71, MINUTES: 85 }, 'Road map'),
    A7: says('YES', 'County Charter 7.1: the council votes on agreements with federal bodies.'),
    A8: says('SOME', 'State Code 12-3-40: limits on holding without a judicial warrant.'),
    A9: no,
    B: concernTable({ CUST: [4, 'NONE', 'UP'] }, 'Jail management system, Oct 2025 to Sep 2026.'),
    C1: counted(1_150, 'State jail inspection', '2026'),
    C2: counted(1_020, 'Jail management system'),
    C3: counted(21_500, 'Jail management system'),
    C4: counted(12.4, 'Booking sheets, all bookings', 'Apr to Sep 2026'),
    C5: yes,
    C6: yes,
    C7: says('WILLING'),
    C8: yes,
    C9: says('NONE'),
    // A detention department has no investigators to spare; the story says nothing about section D.
    D1: counted(0, 'Duty roster', 'Sep 2026'),
    D2: counted(0, 'Duty roster', 'Sep 2026'),
    D3: says(['NONE']),
    D4: counted(0, 'Seizure log', 'Oct 2024 to Sep 2026'),
    D5: no,
    D6: says(['NONE']),
    E1: counted({ JAIL: 6 }, 'Director of Detention', 'Sep 2026'),
    E2: yes,
    E3: yes,
    E4: yes,
    E5: says('DONE'),
    E6: yes,
    E7: yes,
    F1: yes,
    F2: yes,
    F3: yes,
    F4: yes,
    ...allGovernance,
    H1: yes,
    H2: no,
    H3: no,
    H4: says('6'),
    I1: no,
    I2: yes,
    I3: yes,
    I4: yes,
    I5: counted({ Q1: 0, Q2: 0, Q3: 6, Q4: 6 }, 'Training calendar', 'Fiscal year 2027'),
    I6: says(['NONE']),
    I7: says('Training seats are the limit until the third quarter.'),
    I8: yes,
    I9: says('2027-04'),
  },
  expected: {
    CAP: { band: 'RECOMMENDED', need: 100, capacity: 100 },
    '287G_JEM': { band: 'CONSIDER', need: 100, capacity: 100 },
  },
  expectedNotes: ['ORDER-1', 'ORDER-2'],
  expectedFlags: ['S2', 'S3', 'S6', 'S7'],
};

const ellsmereCounty: Scenario = {
  key: 'ellsmere',
  agency: {
    legalName: "Ellsmere County Sheriff's Office",
    type: 'SHERIFF',
    level: 'COUNTY',
    stateCode: 'ZZ',
    county: ['Ellsmere'],
    ori: 'ZZ0310000',
    emailDomain: 'sheriff.ellsmere.example',
    governingBodyName: 'Ellsmere County Commission',
    headTitle: 'Sheriff',
    headName: 'Thomas Abernathy',
    sworn: 210,
    civilian: 88,
    population: 168_000,
    operatesJail: true,
    borderFeatures: [],
    timeZone: 'America/New_York',
  },
  programsAsked: ['287G_JEM'],
  narrative:
    'We believe a large part of our bookings concerns people ICE would want to see, and we ask for trained jail officers. We have four qualified deputies ready.',
  answers: {
    A1: says('SHERIFF'),
    A2: counted({ SWORN: 210, CIVILIAN: 88 }, 'Payroll', 'Sep 2026'),
    A3: counted(168_000, 'Census estimate', '2025'),
    A4: yes,
    A5: says(['NONE']),
    // The story names no local vote, limit, bargaining unit or gap in governance; delegated authority must not fail a gate.
    A7: says('NO', 'State Code 9-1-12: the sheriff contracts alone.'),
    A8: says('NONE'),
    A9: no,
    B: concernTable({ CUST: [3, 'NONE', 'FLAT'] }, 'Jail management system, Oct 2025 to Sep 2026.'),
    C1: counted(480, 'State jail inspection', '2026'),
    C2: counted(402, 'Jail management system'),
    C3: counted(9_800, 'Jail management system'),
    C4: counted(4, 'Booking sheets, all bookings', 'Jul to Sep 2026'),
    C5: yes,
    C6: yes,
    C7: says('NONE'),
    C8: yes,
    C9: says('ON_CALL'),
    D1: counted(1, 'Duty roster', 'Sep 2026'),
    D2: counted(6, 'Duty roster', 'Sep 2026'),
    D3: says(['NONE']),
    D4: counted(0, 'Seizure log', 'Oct 2024 to Sep 2026'),
    D5: no,
    D6: says(['NONE']),
    E1: counted({ JAIL: 4 }, 'Sheriff', 'Sep 2026'),
    E2: yes,
    E3: yes,
    E4: yes,
    E5: says('NA'),
    E6: yes,
    E7: yes,
    F1: yes,
    F2: yes,
    F3: yes,
    F4: yes,
    ...allGovernance,
    H1: yes,
    H2: no,
    H3: no,
    H4: says('6'),
    I1: yes,
    I2: yes,
    I3: yes,
    I4: yes,
    I6: says(['NONE']),
    I8: yes,
    I9: says('2027-01'),
  },
  expected: {
    CAP: { band: 'RECOMMENDED', need: 62, capacity: 100 },
    '287G_JEM': { band: 'NOT_INDICATED', need: 34, capacity: 100 },
  },
  expectedNotes: ['ORDER-2'],
  expectedFlags: ['S7'],
};

const winterMotorVehicles: Scenario = {
  key: 'winter-dmv',
  agency: {
    legalName: 'Winter Department of Motor Vehicles, Investigations Division',
    type: 'STATE_MOTOR_VEHICLE',
    level: 'STATE',
    stateCode: 'ZZ',
    county: [],
    ori: 'ZZ0990000',
    emailDomain: 'dmv.winter.example',
    governingBodyName: 'Office of the Governor of Winter',
    headTitle: 'Chief Investigator',
    headName: 'Priya Ramanathan',
    sworn: 34,
    civilian: 19,
    population: 4_100_000,
    operatesJail: false,
    borderFeatures: [],
    timeZone: 'America/New_York',
  },
  programsAsked: ['DBFTF'],
  narrative:
    'False birth certificates are used to obtain real licenses. We find them late, one office at a time, and suspect that two groups sell them across state lines and abroad.',
  answers: {
    A1: says('STATE_MOTOR_VEHICLE'),
    A2: counted({ SWORN: 34, CIVILIAN: 19 }, 'Payroll', 'Sep 2026'),
    A3: counted(4_100_000, 'Census estimate', '2025'),
    A4: no,
    A5: says(['NONE']),
    A7: says('NO', 'Winter Code 1-4-2: the division signs with approval of state counsel as to form.'),
    A8: says('NONE'),
    A9: no,
    B: concernTable({ IDDOC: [4, 'DOCUMENTED', 'UP'] }, 'Fraud case log, Oct 2025 to Sep 2026.'),
    D1: counted(2, 'Duty roster', 'Sep 2026'),
    D2: counted(12, 'Assignment order', 'Sep 2026'),
    D3: says(['NONE']),
    // Not stated; with a seizure the expected need of 30 for equitable sharing would be 80.
    D4: counted(0, 'Case log', 'Oct 2024 to Sep 2026'),
    D5: yes,
    D6: says(['FRAUD']),
    E1: counted({ CUSTOMS: 0 }, 'Chief Investigator', 'Sep 2026'),
    E5: says('NA'),
    F1: yes,
    F2: yes,
    F3: yes,
    F4: yes,
    ...allGovernance,
    H1: yes,
    H2: no,
    H3: no,
    H4: says('6'),
    I1: yes,
    I2: yes,
    I3: yes,
    I4: yes,
    I6: says(['NONE']),
    I7: says('None: the work is done over a shared virtual room.'),
    I8: yes,
    I9: says('2027-01'),
  },
  expected: {
    DBFTF: { band: 'RECOMMENDED', need: 100, capacity: 80 },
    AFES: { band: 'NOT_INDICATED', need: 30, capacity: 0 },
    T19: { band: 'NOT_ELIGIBLE', failedGates: ['E1'] },
  },
  expectedNotes: ['BUNDLE-2'],
  expectedFlags: [],
};

export const scenarios = {
  calder: calderCounty,
  portAmity,
  harrow: harrowCounty,
  ellsmere: ellsmereCounty,
  winterDmv: winterMotorVehicles,
} as const;
