// The public-safety concerns an agency can name, and how strong, how new and how well known each one is.
// A concern describes crime in a community, never a person and never where residents come from.

export const concerns = ['GANG', 'NARC', 'CHILD', 'IDDOC', 'FUG', 'SMUG', 'MONEY', 'IPR', 'WEAP', 'CUST'] as const;

export type Concern = (typeof concerns)[number];

export const concernLabels = {
  GANG: 'Gangs',
  NARC: 'Drug trafficking',
  CHILD: 'Child exploitation',
  IDDOC: 'False identity documents',
  FUG: 'Fugitives',
  SMUG: 'Smuggling and trafficking',
  MONEY: 'Bulk cash and money laundering',
  IPR: 'Counterfeit goods',
  WEAP: 'Illegal firearms',
  CUST: 'Custody workload',
} as const satisfies Record<Concern, string>;

export const concernDescriptions = {
  GANG: 'Street, prison or motorcycle gangs commit violent or organized crime in your area.',
  NARC: 'Drugs are sold, moved or stored in amounts that point to organized trafficking.',
  CHILD: 'Children are sexually exploited, in person or online.',
  IDDOC: 'False or stolen identity documents, or benefits gained with them, are made, sold or used.',
  FUG: 'People wanted on warrants stay at large, or the number of open warrants keeps growing.',
  SMUG: 'People or goods are smuggled, or people are trafficked for labor or sex.',
  MONEY: 'Crime proceeds move through your area as cash, or are laundered through businesses.',
  IPR: 'Counterfeit or pirated goods are sold, above all goods that can harm health or safety.',
  WEAP: 'Firearms are trafficked, or used in crime with signs of an organized supply.',
  CUST: 'Identifying and processing people who are already in custody takes more work than you can staff.',
} as const satisfies Record<Concern, string>;

export const severities = [0, 1, 2, 3, 4] as const;

export type Severity = (typeof severities)[number];

export const severityLabels = {
  0: 'None',
  1: 'Minor',
  2: 'Moderate',
  3: 'Serious',
  4: 'Severe',
} as const satisfies Record<Severity, string>;

export const severityDescriptions = {
  0: 'Not a concern here.',
  1: 'It happens now and then and we can handle it.',
  2: 'It happens regularly and takes up officers we need elsewhere.',
  3: 'It harms people in the community and is beyond what we can handle alone.',
  4: 'It is among the worst problems we have and we need help now.',
} as const satisfies Record<Severity, string>;

export const trends = ['UP', 'FLAT', 'DOWN'] as const;

export type Trend = (typeof trends)[number];

export const trendLabels = {
  UP: 'Rising',
  FLAT: 'About the same',
  DOWN: 'Falling',
} as const satisfies Record<Trend, string>;

export const nexuses = ['NONE', 'SUSPECTED', 'DOCUMENTED'] as const;

/** How well a cross-border connection of the crime is known. */
export type Nexus = (typeof nexuses)[number];

export const nexusLabels = {
  NONE: 'No cross-border link known',
  SUSPECTED: 'Suspected cross-border link',
  DOCUMENTED: 'Documented cross-border link',
} as const satisfies Record<Nexus, string>;

export const bases = ['COUNTED', 'ESTIMATED', 'UNKNOWN'] as const;

/** What a figure rests on. Every number in the portal carries one. */
export type Basis = (typeof bases)[number];

export const basisLabels = {
  COUNTED: 'Counted',
  ESTIMATED: 'Estimated',
  UNKNOWN: 'Not known',
} as const satisfies Record<Basis, string>;

export const basisDescriptions = {
  COUNTED: 'Taken from records over a stated period.',
  ESTIMATED: 'A judgment by someone who knows the work.',
  UNKNOWN: 'Nobody here can say yet.',
} as const satisfies Record<Basis, string>;
