// The kinds of public body that may ask for a partnership, and the level of government each belongs to.
// Codes are stored in the database and travel in URLs; people see the labels.

export const agencyTypes = [
  'SHERIFF',
  'MUNICIPAL_POLICE',
  'COUNTY_POLICE',
  'STATE_POLICE',
  'STATE_INVESTIGATIVE',
  'STATE_CORRECTIONS',
  'COUNTY_CORRECTIONS',
  'STATE_MOTOR_VEHICLE',
  'PROSECUTOR',
  'PORT_AIRPORT_POLICE',
  'CAMPUS_POLICE',
  'TRIBAL_POLICE',
  'GUARD_COUNTERDRUG',
  'STATE_ID_BUREAU',
  'TASK_FORCE',
  'OTHER',
] as const;

export type AgencyType = (typeof agencyTypes)[number];

export const agencyTypeLabels = {
  SHERIFF: "Sheriff's office",
  MUNICIPAL_POLICE: 'City or town police',
  COUNTY_POLICE: 'County police',
  STATE_POLICE: 'State police or highway patrol',
  STATE_INVESTIGATIVE: 'State bureau of investigation',
  STATE_CORRECTIONS: 'State corrections',
  COUNTY_CORRECTIONS: 'County corrections or detention',
  STATE_MOTOR_VEHICLE: 'State motor vehicle investigators',
  PROSECUTOR: "Prosecutor's office",
  PORT_AIRPORT_POLICE: 'Port or airport police',
  CAMPUS_POLICE: 'Campus police',
  TRIBAL_POLICE: 'Tribal police',
  GUARD_COUNTERDRUG: 'National Guard counterdrug unit',
  STATE_ID_BUREAU: 'State identification bureau',
  TASK_FORCE: 'Task force',
  OTHER: 'Another public agency',
} as const satisfies Record<AgencyType, string>;

export const agencyLevels = ['STATE', 'COUNTY', 'MUNICIPAL', 'REGIONAL', 'TRIBAL', 'SPECIAL'] as const;

export type AgencyLevel = (typeof agencyLevels)[number];

export const agencyLevelLabels = {
  STATE: 'State',
  COUNTY: 'County',
  MUNICIPAL: 'City or town',
  REGIONAL: 'Regional',
  TRIBAL: 'Tribal',
  SPECIAL: 'Special district',
} as const satisfies Record<AgencyLevel, string>;

/** The level an agency of each type usually has; a form offers it first, and the agency may change it. */
export const usualLevel = {
  SHERIFF: 'COUNTY',
  MUNICIPAL_POLICE: 'MUNICIPAL',
  COUNTY_POLICE: 'COUNTY',
  STATE_POLICE: 'STATE',
  STATE_INVESTIGATIVE: 'STATE',
  STATE_CORRECTIONS: 'STATE',
  COUNTY_CORRECTIONS: 'COUNTY',
  STATE_MOTOR_VEHICLE: 'STATE',
  PROSECUTOR: 'COUNTY',
  PORT_AIRPORT_POLICE: 'SPECIAL',
  CAMPUS_POLICE: 'SPECIAL',
  TRIBAL_POLICE: 'TRIBAL',
  GUARD_COUNTERDRUG: 'STATE',
  STATE_ID_BUREAU: 'STATE',
  TASK_FORCE: 'REGIONAL',
  OTHER: 'SPECIAL',
} as const satisfies Record<AgencyType, AgencyLevel>;
