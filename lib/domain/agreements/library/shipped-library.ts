// The templates the portal comes with, as the first versions of the library.
import { agencyTypes } from '@/lib/domain/agencies/agency-type';
import type { AgreementTemplate, TemplateSection } from '@/lib/domain/agreements/templates/template';
import { agreementTemplates } from '@/lib/domain/agreements/templates/template-list';
import type { CalendarDate } from '@/lib/domain/dates';
import { citationsIn, clauseNotes } from './clause-notes';
import type { LibraryClause, TemplateContent } from './template-content';

export type ShippedVersion = { version: number; effectiveOn: CalendarDate; content: TemplateContent };

// The vintages of delegated authority: the text of 2006, and the standard text signed from October 16, 2009 on. The
// other templates have one version, which is in force from the start.
const firstDays: Readonly<Record<number, CalendarDate>> = { 1: '2006-01-01', 2: '2009-10-16' };

const slug = (text: string): string => text.toLowerCase().replaceAll('_', '-');

/** For each section the first template that carries each of its wordings. */
const wordings = Map.groupBy(
  agreementTemplates.flatMap(({ key, sections }) => sections.map((section) => ({ key, section }))),
  ({ section }) => section.key,
);

const dutyNames = ({ duties }: TemplateSection): string => (duties ?? []).map(({ words }) => words).join();

// A clause that says the same in every template is named by its section; one of several by its first template too.
const sameWords = (one: TemplateSection, other: TemplateSection): boolean =>
  one.body === other.body &&
  one.heading === other.heading &&
  one.lockReason === other.lockReason &&
  dutyNames(one) === dutyNames(other);

const idOf = (section: TemplateSection): string => {
  const all = wordings.get(section.key) ?? [];
  const first = all.find((one) => sameWords(one.section, section));
  const single = all.every((one) => sameWords(one.section, section));
  return single || !first ? section.key : `${section.key}-${slug(first.key)}`;
};

const toClause = (section: TemplateSection): LibraryClause => {
  const note = clauseNotes[section.key];
  const lockReason = section.lockReason ?? '';
  return {
    id: idOf(section),
    version: 1,
    section: section.key,
    heading: section.heading,
    body: section.body,
    kind: lockReason === '' ? 'OPTIONAL' : 'MANDATORY',
    legalBasis: citationsIn(`${section.body} ${lockReason}`) || note?.basis || '',
    lockReason,
    plain: note?.plain ?? '',
    agencyTypes: [],
    states: [],
    ...(section.duties === undefined ? {} : { duties: [...section.duties] }),
  };
};

const STATE_LAW = 'Officers of {{agency}} act under the law of their state.';
const TRIBAL_LAW =
  'Officers of {{agency}} act under the law of their tribe, and where they hold a commission of a state or of the Bureau of Indian Affairs (25 USC 2804), under that commission.';

// Officers of a tribe do not act under the law of a state by their office: for them the clause has another wording.
const withTribalWording = (clause: LibraryClause): LibraryClause[] => {
  if (clause.section !== 'authority' || !clause.body.includes(STATE_LAW)) return [clause];
  const body = clause.body
    .replace(STATE_LAW, TRIBAL_LAW)
    .replace('laws of the state', 'laws of the state or the tribe');
  return [
    { ...clause, kind: 'ALTERNATIVE', agencyTypes: agencyTypes.filter((type) => type !== 'TRIBAL_POLICE') },
    {
      ...clause,
      id: `${clause.id}-tribal`,
      kind: 'ALTERNATIVE',
      body,
      legalBasis: citationsIn(body),
      agencyTypes: ['TRIBAL_POLICE'],
    },
  ];
};

/** A template in code as a version of the library. */
export const toLibraryContent = ({
  sections,
  version: _version,
  together,
  ...template
}: AgreementTemplate): TemplateContent => ({
  ...template,
  programs: [...template.programs],
  signers: [...template.signers],
  ...(together ? { together: [...together] } : {}),
  clauses: sections.map(toClause).flatMap(withTribalWording),
});

/** Every version the portal comes with, each template with its oldest first. */
export const shippedVersions: readonly ShippedVersion[] = agreementTemplates.map((template) => ({
  version: template.version,
  effectiveOn: firstDays[template.version] ?? '2009-10-16',
  content: toLibraryContent(template),
}));
