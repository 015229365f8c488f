// The kinds of an amendment, and the rule of each as one table: what it may change, who signs it, and which reviews it
// goes through. The model texts say "a change is valid only in writing and when the same offices have signed it"; what
// a smaller change may leave out is our own rule.
import type { TemplateVariable } from '@/lib/domain/agreements/templates/template';
import { type CalendarDate, dateText } from '@/lib/domain/dates';
import { iceSignatureRoles, type SignatureRole } from '@/lib/domain/programs/signature-role';

export const amendmentKinds = ['MODIFY', 'EXTEND', 'CHANGE_CAP', 'CHANGE_CONTACT'] as const;

export type AmendmentKind = (typeof amendmentKinds)[number];

/** The terms an amendment can set. Stored with each amendment as its base: another shape needs a migration. */
export type AmendedTerms = {
  objective: string;
  scope: string;
  supervisorPosition: string;
  agencyContact: string;
  iceContact: string;
  maxAuthorizedOfficers: number | null;
  endOn: CalendarDate | null;
};

export type AmendedTerm = keyof AmendedTerms;

export const amendedTermLabels = {
  objective: 'Objective',
  scope: 'Scope',
  supervisorPosition: 'Position that supervises for ICE',
  agencyContact: 'Contact of the agency',
  iceContact: 'Contact of ICE',
  maxAuthorizedOfficers: 'Greatest number of officers',
  endOn: 'End date',
} as const satisfies Record<AmendedTerm, string>;

const isAmendedTerm = (text: string): text is AmendedTerm => Object.hasOwn(amendedTermLabels, text);

export const amendedTerms: readonly AmendedTerm[] = Object.keys(amendedTermLabels).filter(isAmendedTerm);

type Rule = {
  label: string;
  about: string;
  /** The terms it may set. */
  terms: readonly AmendedTerm[];
  /** Sections that name one of these may change; OPEN: all but the mandatory clauses. */
  sections: 'OPEN' | readonly TemplateVariable[];
  /** HEADS: the agency head, and whoever binds ICE last. */
  signers: 'ALL' | 'HEADS';
  legalReview: boolean;
  localApproval: boolean;
};

export const amendmentRules = {
  MODIFY: {
    label: 'Change of the text',
    about: 'Any clause that is open to negotiation, and the terms. Reviewed, approved and signed like the agreement.',
    terms: ['objective', 'scope', 'supervisorPosition', 'agencyContact', 'iceContact', 'maxAuthorizedOfficers'],
    sections: 'OPEN',
    signers: 'ALL',
    legalReview: true,
    localApproval: true,
  },
  // Cobb County, 2019: the term of an agreement was extended by a signed addendum.
  EXTEND: {
    label: 'Extension',
    about: 'A later end date. Reviewed, approved and signed like the agreement.',
    terms: ['endOn'],
    sections: [],
    signers: 'ALL',
    legalReview: true,
    localApproval: true,
  },
  CHANGE_CAP: {
    label: 'Change of the officer cap',
    about: 'The greatest number of officers. Goes through legal review; all signers sign, and no vote is asked for.',
    terms: ['maxAuthorizedOfficers'],
    sections: ['officerCap'],
    signers: 'ALL',
    legalReview: true,
    localApproval: false,
  },
  CHANGE_CONTACT: {
    label: 'Change of contact',
    about: 'The points of contact. No legal review and no vote; the heads of both sides sign.',
    terms: ['agencyContact', 'iceContact'],
    sections: ['agencyContact', 'iceContact'],
    signers: 'HEADS',
    legalReview: false,
    localApproval: false,
  },
} as const satisfies Record<AmendmentKind, Rule>;

/** The rule of a kind, with the types of the table. */
export const amendmentRule = (kind: AmendmentKind): Rule => amendmentRules[kind];

/** "Amendment 2: change of contact" */
export const amendmentName = ({ kind, number }: { kind: AmendmentKind; number: number }): string =>
  `Amendment ${number}: ${amendmentRules[kind].label.toLowerCase()}`;

/** Why a section is closed to an amendment of this kind; null when it is open. `template` is the clause with its places. */
export const closedToAmendment = (kind: AmendmentKind, template: string): string | null => {
  const { sections, label } = amendmentRule(kind);
  if (sections === 'OPEN') return null;
  if (sections.some((variable) => template.includes(`{{${variable}}}`))) return null;
  return `An amendment of this kind (${label.toLowerCase()}) leaves this section as it is.`;
};

/** Who signs an amendment of this kind, of those who signed the agreement, in their order. */
export const amendmentSigners = (kind: AmendmentKind, roles: readonly SignatureRole[]): SignatureRole[] => {
  if (amendmentRule(kind).signers === 'ALL') return [...roles];
  const lastOfIce = roles.findLast((role) => iceSignatureRoles.some((ice) => ice === role));
  return roles.filter((role) => role === 'AGENCY_HEAD' || role === lastOfIce);
};

/** One of the terms in words. */
export const termWords = (terms: AmendedTerms, key: AmendedTerm): string => {
  if (key === 'endOn') return terms.endOn === null ? 'No fixed end' : dateText(terms.endOn);
  return terms[key] === null || terms[key] === '' ? 'Not set' : terms[key].toLocaleString('en-US');
};

export type TermChange = { key: AmendedTerm; label: string; before: string; after: string };

/** The terms that differ, worded. */
export const changedTerms = (before: AmendedTerms, after: AmendedTerms): TermChange[] =>
  amendedTerms
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      key,
      label: amendedTermLabels[key],
      before: termWords(before, key),
      after: termWords(after, key),
    }));

type Amended = { kind: AmendmentKind; before: AmendedTerms; after: AmendedTerms; sectionsChanged: number };

/** What an amendment still lacks to be one of its kind, in words; null when nothing. */
export const amendmentGap = ({ kind, before, after, sectionsChanged }: Amended): string | null => {
  const differs = (...keys: AmendedTerm[]) => keys.some((key) => before[key] !== after[key]);
  if (kind === 'EXTEND') {
    if (before.endOn === null) return 'The agreement has no end date that could be moved.';
    const later = after.endOn !== null && after.endOn > before.endOn;
    return later ? null : `Set an end date after ${dateText(before.endOn)}, the present one.`;
  }
  if (kind === 'CHANGE_CAP') {
    return differs('maxAuthorizedOfficers') ? null : 'Set another greatest number of officers than the present one.';
  }
  if (kind === 'CHANGE_CONTACT') {
    return differs('agencyContact', 'iceContact') ? null : 'Name another point of contact than the present one.';
  }
  return sectionsChanged > 0 || differs(...amendmentRules.MODIFY.terms) ? null : 'Change a section or a term first.';
};
