// The content of a request as the agency writes it, and which of its sections are complete.
// The task list, check-your-answers and the guard on submission all read this one list.
import type { Basis, Concern, Nexus, Severity, Trend } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { BorderFeature, EndWanted, RequestType, Urgency } from '@/lib/domain/requests/request-type';
import { agreementSection, serviceSection } from './wish-sections';

export type DraftConcern = {
  concern: Concern;
  severity: Severity;
  trend: Trend;
  nexus: Nexus;
  basis: Basis;
  note: string;
};

export type DraftHeadcount = { programCode: ProgramCode | null; unit: string; count: number; basis: Basis };

export type DraftContact = { name: string; title: string; email: string; phone: string; primary: boolean };

export type RequestDraft = {
  requestType: RequestType;
  title: string;
  factsConfirmed: boolean;
  swornCount: number | null;
  civilianCount: number | null;
  populationServed: number | null;
  operatesJail: boolean | null;
  borderFeatures: readonly BorderFeature[];
  concerns: readonly DraftConcern[];
  helpDecide: boolean | null;
  programsAsked: readonly ProgramCode[];
  desiredStartOn: string | null;
  urgency: Urgency | null;
  fieldContactMade: boolean | null;
  governingBodyAware: boolean | null;
  headcounts: readonly DraftHeadcount[];
  headcountsNone: boolean;
  narrative: string;
  contacts: readonly DraftContact[];
  attachmentCount: number;
  attachmentsNone: boolean;
  aboutAgreementId: string | null;
  changeWanted: string;
  endWanted: EndWanted | null;
  wantedOn: string | null;
  serviceWanted: string;
  traineeCount: number | null;
  /** Sections filled in from an earlier request, which nobody has looked at and saved in this one yet. */
  toConfirm: readonly SectionKey[];
};

export const sectionKeys = [
  'agency',
  'concerns',
  'help',
  'headcounts',
  'narrative',
  'contacts',
  'attachments',
  'agreement',
  'service',
] as const;

export type SectionKey = (typeof sectionKeys)[number];

export type SectionStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETE';

export type Section = {
  key: SectionKey;
  group: 'About you' | 'What you need' | 'Supporting details';
  title: string;
  hint: string;
  minutes: number;
  /** What is still missing, each as a sentence that says what to do. Empty when the section is complete. */
  missing: (draft: RequestDraft) => string[];
  started: (draft: RequestDraft) => boolean;
};

const ask = (missing: boolean, sentence: string): string[] => (missing ? [sentence] : []);

/** Concerns that count: severity 1 or more. */
export const concernsNamed = (draft: Pick<RequestDraft, 'concerns'>): DraftConcern[] =>
  draft.concerns.filter((row) => row.severity >= 1);

export const sections: readonly Section[] = [
  {
    key: 'agency',
    group: 'About you',
    title: 'Your agency',
    hint: 'Check the facts we hold about your agency.',
    minutes: 3,
    missing: (draft) => [
      ...ask(draft.swornCount === null, 'Enter the number of sworn officers.'),
      ...ask(draft.civilianCount === null, 'Enter the number of civilian staff.'),
      ...ask(draft.populationServed === null, 'Enter the population you serve.'),
      ...ask(draft.operatesJail === null, 'Say whether you operate a jail or lock-up.'),
    ],
    started: (draft) => draft.factsConfirmed,
  },
  {
    key: 'contacts',
    group: 'About you',
    title: 'Contacts',
    hint: 'Who ICE calls about this request.',
    minutes: 2,
    missing: (draft) =>
      ask(!draft.contacts.some((contact) => contact.primary), 'Name a main contact with e-mail address and phone.'),
    started: (draft) => draft.contacts.length > 0,
  },
  {
    key: 'concerns',
    group: 'What you need',
    title: 'Your concerns',
    hint: 'How serious each problem is, where it is heading, and whether it crosses borders.',
    minutes: 6,
    missing: (draft) =>
      ask(draft.concerns.length === 0, 'Rate each concern. Choose “None” where something is not a concern.'),
    started: (draft) => draft.concerns.length > 0,
  },
  agreementSection,
  serviceSection,
  {
    key: 'help',
    group: 'What you need',
    title: 'Help wanted',
    hint: 'Ask us to help you decide, or name the programs you have in mind.',
    minutes: 3,
    missing: (draft) => [
      ...ask(
        draft.helpDecide === null || (!draft.helpDecide && draft.programsAsked.length === 0),
        'Ask us to help you decide, or choose at least one program.',
      ),
      ...ask(draft.urgency === null, 'Say how urgent this is.'),
    ],
    started: (draft) => draft.helpDecide !== null || draft.urgency !== null,
  },
  {
    key: 'narrative',
    group: 'What you need',
    title: 'Your story',
    hint: 'A title, and in your own words what is happening and what you hope for.',
    minutes: 8,
    missing: (draft) => [
      ...ask(draft.title === '', 'Give the request a short title.'),
      ...ask(draft.narrative === '', 'Describe what is happening and what you hope for.'),
    ],
    started: (draft) => draft.title !== '' || draft.narrative !== '',
  },
  {
    key: 'headcounts',
    group: 'Supporting details',
    title: 'Officers you could assign',
    hint: 'How many, from which unit, and for which program if you know.',
    minutes: 3,
    missing: (draft) =>
      ask(
        draft.headcounts.length === 0 && !draft.headcountsNone,
        'Enter a headcount, or say that you have none to offer.',
      ),
    started: (draft) => draft.headcounts.length > 0 || draft.headcountsNone,
  },
  {
    key: 'attachments',
    group: 'Supporting details',
    title: 'Attachments',
    hint: 'A letter, an organization chart or policies. No case files.',
    minutes: 2,
    missing: (draft) =>
      ask(
        draft.attachmentCount === 0 && !draft.attachmentsNone,
        'Attach a file, or say that you have nothing to attach.',
      ),
    started: (draft) => draft.attachmentCount > 0 || draft.attachmentsNone,
  },
];

// Each type asks only what it needs. An enquiry asks who you are, how to reach you and what it is about; a request about
// an agreement you have, or about a service, is not assessed and asks for no concerns and no headcounts.
const partnership: readonly SectionKey[] = [
  'agency',
  'contacts',
  'concerns',
  'help',
  'narrative',
  'headcounts',
  'attachments',
];
const aboutAnAgreement: readonly SectionKey[] = ['contacts', 'agreement', 'attachments'];

const asked: Record<RequestType, readonly SectionKey[]> = {
  NEW_PARTNERSHIP: partnership,
  ENQUIRY: ['agency', 'contacts', 'concerns', 'narrative'],
  ADD_PROGRAM: partnership,
  RENEW: aboutAnAgreement,
  MODIFY: aboutAnAgreement,
  TERMINATE_OR_SUSPEND: aboutAnAgreement,
  TRAINING_OR_SERVICE: ['contacts', 'service', 'attachments'],
};

/** The sections a request of this type asks. */
export const sectionsFor = (requestType: RequestType): readonly Section[] =>
  sections.filter(({ key }) => asked[requestType].includes(key));

/** True when a request of this type asks the section. */
export const asksSection = (requestType: RequestType, key: SectionKey): boolean => asked[requestType].includes(key);

/** Where a section stands, from what is written. */
export const sectionStatus = (section: Section, draft: RequestDraft): SectionStatus => {
  if (draft.toConfirm.includes(section.key)) return 'IN_PROGRESS';
  if (!section.started(draft)) return 'NOT_STARTED';
  return section.missing(draft).length === 0 ? 'COMPLETE' : 'IN_PROGRESS';
};

/** Titles of the sections that are not complete yet. */
export const incompleteSections = (draft: RequestDraft): string[] =>
  sectionsFor(draft.requestType)
    .filter((section) => sectionStatus(section, draft) !== 'COMPLETE')
    .map((section) => section.title);

/** Null when the request says what it is about; else the sentence that says what is missing. */
export const missingMatter = (draft: RequestDraft): string | null => {
  if (asksSection(draft.requestType, 'agreement')) {
    return draft.aboutAgreementId === null ? 'Choose the agreement that this request is about.' : null;
  }
  if (asksSection(draft.requestType, 'service')) {
    return draft.serviceWanted === '' ? 'Describe the training or service that you need.' : null;
  }
  const names = concernsNamed(draft).length > 0 || draft.programsAsked.length > 0;
  return names ? null : 'Rate at least one concern above “None”, or name a program.';
};
