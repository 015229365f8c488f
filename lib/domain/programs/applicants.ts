// Groups of agency types that several programs share.
import type { AgencyType } from '@/lib/domain/agencies/agency-type';

/** Agencies whose officers patrol or investigate under oath. */
export const swornAgencies = [
  'SHERIFF',
  'MUNICIPAL_POLICE',
  'COUNTY_POLICE',
  'STATE_POLICE',
  'STATE_INVESTIGATIVE',
  'STATE_MOTOR_VEHICLE',
  'PORT_AIRPORT_POLICE',
  'CAMPUS_POLICE',
  'TRIBAL_POLICE',
] as const satisfies readonly AgencyType[];

export const correctionsAgencies = ['STATE_CORRECTIONS', 'COUNTY_CORRECTIONS'] as const satisfies readonly AgencyType[];

/** Agencies that may run a jail, a prison or a lock-up; question A4 settles whether this one does. */
export const custodyAgencies = [
  'SHERIFF',
  'MUNICIPAL_POLICE',
  'COUNTY_POLICE',
  'TRIBAL_POLICE',
  ...correctionsAgencies,
] as const satisfies readonly AgencyType[];

export const lawEnforcementAgencies = [
  ...swornAgencies,
  ...correctionsAgencies,
  'PROSECUTOR',
] as const satisfies readonly AgencyType[];
