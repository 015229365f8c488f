import type { AgencyLevel, AgencyType } from '@/lib/domain/agencies/agency-type';

// The invented State of Winter (code ZZ): its agencies, and the offices that answer for it. No place, agency or person
// here exists; ORIs start with ZZ, addresses end in .example.

export type SeedOffice = {
  name: string;
  line: 'INVESTIGATIONS' | 'REMOVAL' | 'HQ';
  kind: 'HQ_OSLC' | 'SAC' | 'FOD';
  phone: string;
  coverage: readonly { stateCode: string; county: string }[];
};

export const coordinationOffice = 'State and Local Coordination Office';
export const investigationsOffice = 'Winter Investigations Office';
export const removalOffice = 'Winter Removal Office';

const wholeOfWinter = [{ stateCode: 'ZZ', county: '' }];

export const offices: readonly SeedOffice[] = [
  { name: coordinationOffice, line: 'HQ', kind: 'HQ_OSLC', phone: '555-0100', coverage: [] },
  { name: investigationsOffice, line: 'INVESTIGATIONS', kind: 'SAC', phone: '555-0110', coverage: wholeOfWinter },
  { name: removalOffice, line: 'REMOVAL', kind: 'FOD', phone: '555-0120', coverage: wholeOfWinter },
];

export type SeedAgency = {
  legalName: string;
  type: AgencyType;
  level: AgencyLevel;
  counties: readonly string[];
  ori: string | null;
  governingBodyName: string | null;
  headTitle: string;
  headName: string;
  emailDomain: string;
  swornCount: number;
  civilianCount: number;
  population: number;
  operatesJail: boolean;
  borderFeatures: readonly string[];
  verified: boolean;
};

export const calder = "Calder County Sheriff's Office";
export const portAmity = 'City of Port Amity Police Department';
export const harrow = 'Harrow County Department of Detention';
export const ellsmere = "Ellsmere County Sheriff's Office";
export const motorVehicles = 'Winter Department of Motor Vehicles, Investigations Division';
export const campus = 'Frostford College Campus Police';
export const tribal = 'Lake Hollow Tribal Police';
export const taskForce = 'Winter Interdiction Task Force';

export const agencies: readonly SeedAgency[] = [
  {
    legalName: calder,
    type: 'SHERIFF',
    level: 'COUNTY',
    counties: ['Calder'],
    ori: 'ZZ0010000',
    governingBodyName: 'Calder County Board of Supervisors',
    headTitle: 'Sheriff',
    headName: 'Thomas Brandt',
    emailDomain: 'calder.example',
    swornCount: 142,
    civilianCount: 58,
    population: 96_000,
    operatesJail: true,
    borderFeatures: ['CORRIDOR'],
    verified: true,
  },
  {
    legalName: portAmity,
    type: 'MUNICIPAL_POLICE',
    level: 'MUNICIPAL',
    counties: ['Amity'],
    ori: 'ZZ0020100',
    governingBodyName: 'Port Amity City Council',
    headTitle: 'Chief of police',
    headName: 'Laura Whitfield',
    emailDomain: 'portamity.example',
    swornCount: 388,
    civilianCount: 121,
    population: 214_000,
    operatesJail: false,
    borderFeatures: ['SEAPORT', 'INTL_AIRPORT'],
    verified: true,
  },
  {
    legalName: harrow,
    type: 'COUNTY_CORRECTIONS',
    level: 'COUNTY',
    counties: ['Harrow'],
    ori: 'ZZ0030000',
    governingBodyName: 'Harrow County Commission',
    headTitle: 'Director of detention',
    headName: 'Elaine Porter',
    emailDomain: 'harrow.example',
    swornCount: 260,
    civilianCount: 74,
    population: 341_000,
    operatesJail: true,
    borderFeatures: [],
    verified: true,
  },
  {
    legalName: ellsmere,
    type: 'SHERIFF',
    level: 'COUNTY',
    counties: ['Ellsmere'],
    ori: 'ZZ0040000',
    governingBodyName: 'Ellsmere County Board',
    headTitle: 'Sheriff',
    headName: 'Victor Lund',
    emailDomain: 'ellsmere.example',
    swornCount: 118,
    civilianCount: 40,
    population: 132_000,
    operatesJail: true,
    borderFeatures: [],
    verified: true,
  },
  {
    legalName: motorVehicles,
    type: 'STATE_MOTOR_VEHICLE',
    level: 'STATE',
    counties: [],
    ori: 'ZZ0990100',
    governingBodyName: null,
    headTitle: 'Chief investigator',
    headName: 'Renee Alvarado',
    emailDomain: 'dmv-winter.example',
    swornCount: 46,
    civilianCount: 22,
    population: 2_900_000,
    operatesJail: false,
    borderFeatures: [],
    verified: true,
  },
  {
    legalName: campus,
    type: 'CAMPUS_POLICE',
    level: 'SPECIAL',
    counties: ['Calder'],
    ori: null,
    governingBodyName: 'Frostford College Trustees',
    headTitle: 'Chief of campus police',
    headName: 'Julian Marsh',
    emailDomain: 'frostford.example',
    swornCount: 24,
    civilianCount: 9,
    population: 18_000,
    operatesJail: false,
    borderFeatures: [],
    verified: false,
  },
  {
    legalName: tribal,
    type: 'TRIBAL_POLICE',
    level: 'TRIBAL',
    counties: ['Harrow'],
    ori: 'ZZ0950000',
    governingBodyName: 'Lake Hollow Tribal Council',
    headTitle: 'Chief of police',
    headName: 'Naomi Redwater',
    emailDomain: 'lakehollow.example',
    swornCount: 31,
    civilianCount: 12,
    population: 9_400,
    operatesJail: false,
    borderFeatures: [],
    verified: true,
  },
  {
    legalName: taskForce,
    type: 'TASK_FORCE',
    level: 'REGIONAL',
    counties: ['Amity', 'Calder'],
    ori: 'ZZ0970000',
    governingBodyName: null,
    headTitle: 'Commander',
    headName: 'Peter Aldana',
    emailDomain: 'interdiction.example',
    swornCount: 18,
    civilianCount: 3,
    population: 310_000,
    operatesJail: false,
    borderFeatures: ['CORRIDOR'],
    verified: true,
  },
];
