import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import {
  type AmendedTerms,
  type AmendmentKind,
  amendmentKinds,
  amendmentName,
  amendmentRule,
  amendmentRules,
} from '@/lib/domain/agreements/amendment-kind';
import type { BeginAmendmentPage, SaveAmendmentPage } from '@/lib/domain/agreements/amendment-view';
import { addCalendarDays, dateText } from '@/lib/domain/dates';
import type { StepField } from '@/lib/domain/workflow/step-field';
import { amendedTermsOf, baseTermsOf, isAmendment, termsInForce } from '@/lib/server/agreements/amendment-row';
import { openStep } from '@/lib/server/agreements/step-queries';

// What the pages read on which an amendment is begun, and its terms are set.

const fieldsOf = (kind: AmendmentKind, base: AmendedTerms, now: AmendedTerms): StepField[] => {
  switch (kind) {
    case 'EXTEND':
      return [
        {
          kind: 'date',
          name: 'newEndOn',
          label: 'New end date',
          hint: base.endOn ? `The agreement ends on ${dateText(base.endOn)} now.` : '',
          ...(base.endOn ? { earliest: addCalendarDays(base.endOn, 1) } : {}),
          ...(now.endOn && now.endOn !== base.endOn ? { value: now.endOn } : {}),
        },
      ];
    case 'CHANGE_CAP':
      return [
        {
          kind: 'number',
          name: 'maxAuthorizedOfficers',
          label: 'Greatest number of officers',
          hint: `It is ${base.maxAuthorizedOfficers ?? 'not set'} now.`,
          unit: 'officers',
          value: now.maxAuthorizedOfficers?.toString() ?? '',
        },
      ];
    case 'CHANGE_CONTACT':
      return [
        {
          kind: 'line',
          name: 'agencyContact',
          label: 'Point of contact of the agency',
          hint: 'Name, title and phone.',
          value: now.agencyContact,
          width: 'long',
        },
        {
          kind: 'line',
          name: 'iceContact',
          label: 'Point of contact of ICE',
          hint: 'Name, title and phone.',
          value: now.iceContact,
          width: 'long',
        },
      ];
    default:
      return [];
  }
};

const reasonField: StepField = {
  kind: 'paragraph',
  name: 'reason',
  label: 'Why the agreement is changed',
  hint: 'Both sides read this, and it is printed in the amendment.',
  max: 2000,
};

const askedKind = z.enum(amendmentKinds).nullable().catch(null);

const kindsFor = (terms: AmendedTerms): BeginAmendmentPage['kinds'] =>
  amendmentKinds
    .filter((kind) => (kind === 'EXTEND' ? terms.endOn !== null : true))
    .filter((kind) => (kind === 'CHANGE_CAP' ? terms.maxAuthorizedOfficers !== null : true))
    .map((kind) => ({ value: kind, label: amendmentRules[kind].label, hint: amendmentRules[kind].about }));

/**
 * The page on which an amendment is begun; null when there is none for this person now.
 * @param kind as the address asks for it
 */
export const getBeginAmendmentPage = async (
  actor: Actor,
  id: string,
  kind: string | null,
): Promise<BeginAmendmentPage | null> => {
  const open = await openStep(actor, id, 'begin_amendment');
  if (!open) return null;
  const terms = termsInForce(open.row);
  const kinds = kindsFor(terms);
  const asked = askedKind.parse(kind);
  const chosen = kinds.some(({ value }) => value === asked) ? asked : null;
  return {
    ...open.head,
    reasons: open.reasons,
    kinds,
    chosen: chosen && {
      kind: chosen,
      label: amendmentRules[chosen].label,
      about: amendmentRule(chosen).about,
      fields: [...fieldsOf(chosen, terms, terms), reasonField],
    },
  };
};

/** The page on which the terms of an amendment are set; null when there is none for this person now. */
export const getSaveAmendmentPage = async (actor: Actor, id: string): Promise<SaveAmendmentPage | null> => {
  const open = await openStep(actor, id, 'save_amendment');
  if (!open || !isAmendment(open.row)) return null;
  const { row } = open;
  return {
    ...open.head,
    reasons: open.reasons,
    name: amendmentName({ kind: row.amendmentKind, number: row.amendmentNumber }),
    fields: fieldsOf(row.amendmentKind, baseTermsOf(row), amendedTermsOf(row)),
  };
};
