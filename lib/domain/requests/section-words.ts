// The pieces of a section in words, for whoever has to choose between two of them.
import {
  bases,
  basisLabels,
  concernLabels,
  concerns,
  nexuses,
  nexusLabels,
  severities,
  severityLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import type { SectionKey } from './draft';
import {
  borderFeatureLabels,
  borderFeatures,
  endsWanted,
  endWantedLabels,
  urgencies,
  urgencyLabels,
} from './request-type';
import type { FormValue } from './section-content';

const fieldLabels: Readonly<Record<string, string>> = {
  swornCount: 'Sworn officers',
  civilianCount: 'Civilian staff',
  populationServed: 'Population you serve',
  operatesJail: 'Operates a jail or lock-up',
  borderFeatures: 'Border features',
  primary: 'Main contact',
  helpDecide: 'Help us decide',
  programsAsked: 'Programs',
  desiredStartOn: 'Desired start',
  urgency: 'Urgency',
  fieldContactMade: 'In touch with an ICE office',
  governingBodyAware: 'Governing body knows',
  title: 'Title of the request',
  narrative: 'Your story',
  none: 'Nothing to give here',
  aboutAgreementId: 'Agreement',
  changeWanted: 'What you ask for',
  endWanted: 'End or suspend',
  wantedOn: 'From which date',
  serviceWanted: 'Training or service',
  traineeCount: 'People to be trained',
};

/** What a piece is called. */
export const pieceLabel = (section: SectionKey, name: string): string => {
  const concern = concerns.find((one) => one === name);
  if (concern) return concernLabels[concern];
  if (name.startsWith('row:')) {
    const [first = ''] = name.slice('row:'.length).split(', ');
    return `${section === 'contacts' ? 'Contact' : 'Unit'} ${first}`;
  }
  return fieldLabels[name] ?? name;
};

const words = new Map<string, string>([
  ['yes', 'Yes'],
  ['no', 'No'],
  ...borderFeatures.map((one) => [one, borderFeatureLabels[one]] as const),
  ...urgencies.map((one) => [one, urgencyLabels[one]] as const),
  ...endsWanted.map((one) => [one, endWantedLabels[one]] as const),
  ...programCodes.map((one) => [one, programOf(one).name] as const),
]);

const plain = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '');

const concernText = (row: { readonly [name: string]: FormValue }): string => {
  const severity = severities.find((one) => String(one) === row.severity) ?? 0;
  if (severity === 0) return severityLabels[0];
  const trend = trends.find((one) => one === row.trend) ?? 'FLAT';
  const nexus = nexuses.find((one) => one === row.nexus) ?? 'NONE';
  const basis = bases.find((one) => one === row.basis) ?? 'ESTIMATED';
  const rated = [severityLabels[severity], trendLabels[trend], nexusLabels[nexus], basisLabels[basis]].join(' · ');
  return [rated, plain(row.note)].filter(Boolean).join('\n');
};

const rowText = (section: SectionKey, row: { readonly [name: string]: FormValue }): string => {
  if (section === 'concerns') return concernText(row);
  if (section === 'contacts')
    return [`${plain(row.name)}, ${plain(row.title)}`, plain(row.email), plain(row.phone)].join('\n');
  const basis = bases.find((one) => one === row.basis) ?? 'ESTIMATED';
  const program = plain(row.programCode) === '' ? 'Program not decided yet' : words.get(plain(row.programCode));
  return `${plain(row.unit)}: ${plain(row.count)} officers, ${basisLabels[basis].toLowerCase()}\n${program}`;
};

// Free text is shown as it was written, also where it happens to be one of the words above.
const written = new Set(['title', 'narrative', 'changeWanted', 'serviceWanted']);

/**
 * A piece in words.
 * @param nameOf the number of an agreement by its id
 */
export const pieceText = (
  section: SectionKey,
  name: string,
  value: FormValue | undefined,
  nameOf: (id: string) => string,
): string => {
  if (value === undefined) return 'Not on the list';
  if (typeof value === 'string') {
    if (value === '') return 'Empty';
    if (name === 'aboutAgreementId') return nameOf(value);
    if (name === 'primary') return value.replace(/^row:/u, '');
    return written.has(name) ? value : (words.get(value) ?? value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'None of them' : value.map((one) => words.get(plain(one)) ?? plain(one)).join('\n');
  }
  return rowText(section, value as { readonly [name: string]: FormValue });
};
