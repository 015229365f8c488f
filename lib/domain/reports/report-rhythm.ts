// How often the summary comes by mail, and where. Read by the form in the browser, so that it needs nothing else.

export const reportRhythms = ['WEEK', 'MONTH'] as const;

export type ReportRhythm = (typeof reportRhythms)[number];

export const reportRhythmLabels = {
  WEEK: 'Every Monday',
  MONTH: 'On the first of each month',
} as const satisfies Record<ReportRhythm, string>;

/** What somebody is told who has asked for it. */
export const reportRhythmTexts = {
  WEEK: 'You get it every Monday.',
  MONTH: 'You get it on the first of each month.',
} as const satisfies Record<ReportRhythm, string>;

/** The time zones of the states and territories. */
export const reportTimeZones = {
  'America/New_York': 'Eastern time',
  'America/Chicago': 'Central time',
  'America/Denver': 'Mountain time',
  'America/Phoenix': 'Mountain time, Arizona',
  'America/Los_Angeles': 'Pacific time',
  'America/Anchorage': 'Alaska time',
  'Pacific/Honolulu': 'Hawaii time',
  'America/Puerto_Rico': 'Atlantic time, Puerto Rico and Virgin Islands',
  'Pacific/Guam': 'Chamorro time, Guam and Northern Marianas',
  'Pacific/Pago_Pago': 'Samoa time',
} as const satisfies Record<string, string>;

export type ReportTimeZone = keyof typeof reportTimeZones;

/** True for a time zone that can be chosen. */
export const isReportTimeZone = (text: string): text is ReportTimeZone => Object.hasOwn(reportTimeZones, text);

/** A time zone that can be chosen; another one that an agency may have counts as Eastern. */
export const toReportTimeZone = (text: string): ReportTimeZone => (isReportTimeZone(text) ? text : 'America/New_York');

/** A stored rhythm; a check of the database makes another one impossible. */
export const toRhythm = (text: string): ReportRhythm => (text === 'MONTH' ? 'MONTH' : 'WEEK');
