import 'server-only';
import {
  type AmendedTerms,
  type AmendmentKind,
  amendmentGap,
  closedToAmendment,
} from '@/lib/domain/agreements/amendment-kind';
import { carryTerms } from '@/lib/domain/agreements/carry-term';
import type { CaseValues } from '@/lib/domain/agreements/templates/template';
import { extendedTerm, termText } from '@/lib/domain/agreements/templates/term';
import { type Amendment, amendedTermsOf, baseTermsOf } from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toCaseValues } from '@/lib/server/agreements/case-values';
import { type AgreementContext, type AgreementStepInput, personOf } from '@/lib/server/agreements/step-input';
import type { SectionInForce } from '@/lib/server/agreements/text-in-force';
import { clausesAsWorded } from '@/lib/server/agreements/wordings';
import type { Transaction } from '@/lib/server/db/client';
import { refuseField } from '@/lib/server/workflow/step-refused';

// The text of an amendment: a copy of the text in force, into which what the amendment sets is carried.

type Drafted = Pick<
  AgreementCase,
  'office' | 'programCode' | 'termMonths' | 'noticeMode' | 'noticeDays' | 'templateKey' | 'templateVersion'
> & { agency: Omit<AgreementCase['agency'], 'authorities'>; request: { number: string } | null };

type WithText = Parameters<typeof clausesAsWorded>[1] & { sections: readonly { key: string }[] };

/** The clauses of the templates by key, with their places: each as its section was worded. */
export const templateBodies = async (tx: Transaction, row: WithText): Promise<ReadonlyMap<string, string>> => {
  const keys = row.sections.map(({ key }) => key);
  const clauses = await clausesAsWorded(tx, row, keys);
  return new Map([...clauses].map(([key, { body }]) => [key, body]));
};

/** What the clauses name, for terms; `number` is that of the agreement, which the clauses name too. */
const valuesOf = (row: Drafted, number: string, terms: AmendedTerms): CaseValues => ({
  ...toCaseValues({ ...row, ...terms, number, measures: [] }),
  notice: termText(row).notice,
});

type Carry = { row: Drafted; number: string; before: AmendedTerms; after: AmendedTerms };

/** A clause in which new terms stand in place of old ones, the end date among them. */
export const withTerms = (body: string, template: string, { row, number, before, after }: Carry): string => {
  const [old, fresh] = [valuesOf(row, number, before), valuesOf(row, number, after)];
  if (before.endOn === after.endOn || after.endOn === null) return carryTerms(body, template, old, fresh);
  // The clause says a length of time, or a date once an amendment has set one.
  const sentences = [termText(row).term, ...(before.endOn ? [extendedTerm(before.endOn)] : [])];
  const term = extendedTerm(after.endOn);
  return sentences.reduce((text, was) => carryTerms(text, template, { ...old, term: was }, { ...fresh, term }), body);
};

/** A section of the text in force as one of an amendment: closed where its kind leaves it alone. */
export const toAmendmentSection = (section: SectionInForce, kind: AmendmentKind, template: string) => {
  const closed = section.locked ? section.lockReason : closedToAmendment(kind, template);
  return { ...section, locked: closed !== null, lockReason: closed ?? '' };
};

type SetInput = AgreementStepInput<'save_amendment'>;

/** The terms after what a form sets for a kind; what is left empty stays. Refuses what is no change of this kind. */
export const setTerms = (kind: AmendmentKind, base: AmendedTerms, now: AmendedTerms, input: SetInput): AmendedTerms => {
  const given: Record<AmendmentKind, Partial<AmendedTerms>> = {
    MODIFY: {},
    EXTEND: { endOn: input.newEndOn },
    CHANGE_CAP: { maxAuthorizedOfficers: input.maxAuthorizedOfficers },
    CHANGE_CONTACT: {
      agencyContact: input.agencyContact || now.agencyContact,
      iceContact: input.iceContact || now.iceContact,
    },
  };
  const after = { ...now, ...given[kind] };
  const fields = { EXTEND: 'newEndOn', CHANGE_CAP: 'maxAuthorizedOfficers', CHANGE_CONTACT: 'agencyContact' } as const;
  if (kind === 'MODIFY') return after;
  const gap = amendmentGap({ kind, before: base, after, sectionsChanged: 0 });
  if (gap) return refuseField(fields[kind], gap);
  if (kind === 'CHANGE_CAP' && after.maxAuthorizedOfficers === null) {
    return refuseField('maxAuthorizedOfficers', 'Enter the greatest number of officers, for example 10.');
  }
  return after;
};

/** The columns of an amendment that hold its terms. */
export const termColumns = (kind: AmendmentKind, { endOn, ...terms }: AmendedTerms) => ({
  ...terms,
  newEndOn: kind === 'EXTEND' && endOn !== null ? new Date(`${endOn}T00:00:00Z`) : null,
});

/** Writes new terms into an amendment and carries them into the clauses that name them. */
export const changeTerms = async (context: AgreementContext, row: Amendment, after: AmendedTerms): Promise<void> => {
  const { tx, actor } = context;
  const before = amendedTermsOf(row);
  await tx.agreement.update({ where: { id: row.id }, data: termColumns(row.amendmentKind, after) });
  const templates = await templateBodies(tx, row);
  for (const section of row.sections) {
    const carry = { row, number: row.amends.number, before, after };
    const body = withTerms(section.body, templates.get(section.key) ?? '', carry);
    if (body === section.body) continue;
    await tx.agreementSection.update({
      where: { id: section.id },
      data: { body, source: 'NEGOTIATED', changedById: personOf(actor) },
    });
  }
};

/** Sets what the kind of an amendment is for. */
export const saveAmendment = (context: AgreementContext, row: Amendment, input: SetInput): Promise<void> =>
  changeTerms(context, row, setTerms(row.amendmentKind, baseTermsOf(row), amendedTermsOf(row), input));
