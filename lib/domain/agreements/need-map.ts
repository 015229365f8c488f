// The needs an agreement rests on, each beside the sections that answer it: the objective and the measures by the text
// itself, what the assessment found and the conditions of the approval by what a person of ICE has said.
import type { AgreementHead } from '@/lib/domain/agreements/agreement-view';

export const needKinds = ['OBJECTIVE', 'MEASURE', 'ASSESSED', 'CONDITION'] as const;

export type NeedKind = (typeof needKinds)[number];

export const needKindLabels = {
  OBJECTIVE: 'Objective',
  MEASURE: 'Measure',
  ASSESSED: 'Assessed need',
  CONDITION: 'Condition of the approval',
} as const satisfies Record<NeedKind, string>;

/** A need. The key tells it apart within one agreement. */
export type Need = {
  readonly key: string;
  readonly kind: NeedKind;
  readonly text: string;
  /** The whole words, where this reader may read less of them: a person answered these. */
  readonly saidBy?: string;
};

export type NeedSection = {
  readonly id: string;
  readonly key: string;
  readonly number: number;
  readonly heading: string;
  readonly body: string;
  readonly locked: boolean;
};

export type SectionName = Pick<NeedSection, 'key' | 'number' | 'heading'>;

/** What a person said: this section answers the need with these words. */
export type NeedLink = { readonly needKey: string; readonly needText: string; readonly sectionId: string };

export type NeedRow = Omit<Need, 'saidBy'> & {
  readonly answers: readonly {
    sectionId: string;
    key: string;
    number: number;
    heading: string;
    by: 'TEXT' | 'PERSON';
  }[];
};

/** True for the needs that a text answers only when a person says so. */
export const isAnsweredByPerson = ({ kind }: Pick<Need, 'kind'>): boolean =>
  kind === 'ASSESSED' || kind === 'CONDITION';

const answersBy = (need: Need, section: NeedSection, links: readonly NeedLink[]): boolean =>
  isAnsweredByPerson(need)
    ? links.some(
        ({ needKey, needText, sectionId }) =>
          needKey === need.key && needText === (need.saidBy ?? need.text) && sectionId === section.id,
      )
    : section.body.includes(need.text);

/** Every need with the sections that answer it, in the order of the text. */
export const needMap = (
  needs: readonly Need[],
  sections: readonly NeedSection[],
  links: readonly NeedLink[],
): NeedRow[] =>
  needs
    .filter(({ text }) => text.trim() !== '')
    .map((need) => ({
      // What the whole words are stays behind: a reader of less may not have them.
      ...{ key: need.key, kind: need.kind, text: need.text },
      answers: sections
        .filter((section) => answersBy(need, section, links))
        .map(({ id, key, number, heading }) => ({
          sectionId: id,
          key,
          number,
          heading,
          by: isAnsweredByPerson(need) ? ('PERSON' as const) : ('TEXT' as const),
        })),
    }));

/** The mandatory sections that answer no need of the case: the law or the portal asks for them in every agreement. */
export const sectionsWithoutNeed = (rows: readonly NeedRow[], sections: readonly NeedSection[]): SectionName[] => {
  const answering = new Set(rows.flatMap(({ answers }) => answers.map(({ sectionId }) => sectionId)));
  return sections
    .filter(({ id, locked }) => locked && !answering.has(id))
    .map(({ key, number, heading }) => ({ key, number, heading }));
};

/** How many needs no section answers. */
export const openNeeds = (rows: readonly NeedRow[]): number =>
  rows.filter(({ answers }) => answers.length === 0).length;

/** "Two of seven needs" in figures, for the head of the map. */
export const needMapSummary = (rows: readonly NeedRow[]): string => {
  const open = openNeeds(rows);
  if (rows.length === 0) return 'This agreement names no need yet.';
  if (open === 0) return `Each of the ${rows.length} needs has a section that answers it.`;
  return `${open} of ${rows.length} needs ${open === 1 ? 'has' : 'have'} no section that answers ${open === 1 ? 'it' : 'them'} yet.`;
};

export type NeedMapPage = AgreementHead & {
  readonly rows: readonly NeedRow[];
  readonly summary: string;
  readonly withoutNeed: readonly SectionName[];
  readonly sections: readonly { value: string; label: string }[];
  readonly openComments: number;
  readonly mayMap: boolean;
};
