// Who reads the text of an agreement before it is approved locally, and what each looks for. The chain of one text is
// chosen from this table by lib/domain/agreements/reviews.
import type { Role } from '@/lib/domain/access/role';

export const reviewKinds = ['LEGAL', 'PROGRAM', 'CIVIL_RIGHTS', 'AGENCY_COUNSEL'] as const;

export type ReviewKind = (typeof reviewKinds)[number];

export type ReviewPoint = { readonly key: string; readonly text: string };

type ReviewRow = {
  label: string;
  /** Who does it, inside a sentence. */
  who: string;
  side: 'AGENCY' | 'ICE';
  by: readonly Role[];
  /** Reviews that have to be complete before this one begins; all others go on side by side. */
  after: readonly ReviewKind[];
  /** Keys of sections this review does not read. A clause that nobody named here is read by everyone. */
  leavesOut: readonly string[];
  points: readonly ReviewPoint[];
};

/** The reviews. Sentences and division are our own; the statutes are those that each point rests on. */
export const reviewTable = {
  LEGAL: {
    label: 'Legal office',
    who: 'the legal office',
    side: 'ICE',
    by: ['LEGAL'],
    after: [],
    leavesOut: [],
    points: [
      {
        key: 'authority',
        text: 'Each power rests on a statute that the text names, and goes no further (8 USC 1357(g)).',
      },
      {
        key: 'state-law',
        text: 'State and local law allow what the agency promises; limits it has named are answered.',
      },
      { key: 'money', text: 'No promise of federal money goes beyond what Congress has appropriated (31 USC 1341).' },
      {
        key: 'liability',
        text: 'Liability follows the Federal Tort Claims Act (28 USC 2671–2680); third parties gain no rights.',
      },
      { key: 'records', text: 'Records stay under the Privacy Act and the laws on public records (5 USC 552, 552a).' },
    ],
  },
  PROGRAM: {
    label: 'Program office',
    who: 'the program office',
    side: 'ICE',
    by: ['PROGRAM_MANAGER'],
    after: [],
    leavesOut: ['no-private-right', 'liability', 'authority-to-sign'],
    points: [
      {
        key: 'objective',
        text: 'The objective is the one of the plan, and its measures have a baseline and a target (GAO-09-109).',
      },
      {
        key: 'supervision',
        text: 'The text names the position that directs and supervises, as 8 USC 1357(g)(3) and (5) ask.',
      },
      { key: 'capacity', text: 'The office has the supervisors and the places in training that the text counts on.' },
      { key: 'reports', text: 'The text says what is reported, when, and what the figures are for (GAO-09-109).' },
    ],
  },
  CIVIL_RIGHTS: {
    label: 'Civil rights review',
    who: 'the civil rights reviewer',
    side: 'ICE',
    by: ['OVERSIGHT'],
    after: ['LEGAL'],
    leavesOut: ['costs', 'liability', 'contacts', 'media', 'modification', 'authority-to-sign', 'disputes'],
    points: [
      {
        key: 'discrimination',
        text: 'Nobody may be stopped, questioned or held for race, color or national origin (42 USC 2000d).',
      },
      {
        key: 'language',
        text: 'People with limited English are helped to understand and to be understood (6 CFR part 21).',
      },
      {
        key: 'complaints',
        text: 'The routes for complaints are in the text and made known to the public (6 USC 345).',
      },
      { key: 'decree', text: 'The text stays within every court decree or open federal investigation (34 USC 12601).' },
      { key: 'training', text: 'Training on civil rights comes before any use of the authority.' },
    ],
  },
  AGENCY_COUNSEL: {
    label: 'Counsel of the agency',
    who: 'the agency’s own counsel',
    side: 'AGENCY',
    by: ['AGENCY_APPROVER', 'AGENCY_OFFICER'],
    after: [],
    leavesOut: [],
    points: [
      {
        key: 'power',
        text: 'State law or the charter lets the agency make this agreement, and lets the named person sign it.',
      },
      { key: 'vote', text: 'The vote that local law asks for is recorded, or the law under which none is needed.' },
      { key: 'costs', text: 'Costs, insurance and liability are what the governing body has budgeted for.' },
      { key: 'limits', text: 'No promise goes against a limit in state or local law, or against a labor agreement.' },
    ],
  },
} as const satisfies Record<ReviewKind, ReviewRow>;

/** The table with its rows as plain rows. */
export const reviewRows: Readonly<Record<ReviewKind, ReviewRow>> = reviewTable;
