import 'server-only';
import { z } from 'zod';
import type { AmendmentFacts } from '@/lib/domain/agreements/amendment-facts';
import { type AmendedTerms, type AmendmentKind, amendmentGap } from '@/lib/domain/agreements/amendment-kind';
import { binds } from '@/lib/domain/agreements/standing';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { termTextWithEnd } from '@/lib/domain/agreements/templates/term';
import { textInForceId } from '@/lib/domain/agreements/text-in-force';
import { toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { statusNow } from '@/lib/server/agreements/standing';

// An amendment as its row and the rows around it show it.

const text = z.string().max(20_000);

// The stored JSON of a base. Another shape needs a migration of the rows that have it.
const storedTerms = z.strictObject({
  objective: text,
  scope: text,
  supervisorPosition: text,
  agencyContact: text,
  iceContact: text,
  maxAuthorizedOfficers: z.number().int().nullable(),
  endOn: z.string().max(10).nullable(),
});

/** An amendment with what every amendment has; the database holds that all of it is there, or none. */
export type Amendment = AgreementCase & {
  amends: NonNullable<AgreementCase['amends']>;
  basedOn: NonNullable<AgreementCase['basedOn']>;
  amendmentKind: AmendmentKind;
  amendmentNumber: number;
};

/** True when the row is an amendment of another agreement. */
export const isAmendment = (row: AgreementCase): row is Amendment =>
  row.amends !== null && row.basedOn !== null && row.amendmentKind !== null && row.amendmentNumber !== null;

/** The terms that were in force when the amendment was drafted, or last joined. */
export const baseTermsOf = ({ baseTerms }: Pick<AgreementCase, 'baseTerms'>): AmendedTerms =>
  storedTerms.parse(baseTerms);

type TermColumns = Pick<
  AgreementCase,
  'objective' | 'scope' | 'supervisorPosition' | 'agencyContact' | 'iceContact' | 'maxAuthorizedOfficers' | 'expiresOn'
>;

/** The terms of an agreement in force. */
export const termsInForce = (row: TermColumns): AmendedTerms => ({
  objective: row.objective,
  scope: row.scope,
  supervisorPosition: row.supervisorPosition,
  agencyContact: row.agencyContact,
  iceContact: row.iceContact,
  maxAuthorizedOfficers: row.maxAuthorizedOfficers,
  endOn: row.expiresOn && toCalendarDate(row.expiresOn),
});

/** The terms as an amendment sets them. An end date that it does not set stays that of its base. */
export const amendedTermsOf = (row: AgreementCase): AmendedTerms => ({
  ...termsInForce(row),
  endOn: row.newEndOn ? toCalendarDate(row.newEndOn) : baseTermsOf(row).endOn,
});

/** The sections that read otherwise than in the text the amendment builds on. */
export const sectionsAmended = (row: Amendment): AgreementCase['sections'] => {
  const base = new Map(row.basedOn.sections.map(({ key, body }) => [key, body]));
  return row.sections.filter(({ key, body }) => base.get(key) !== body);
};

/** Term and notice as the text in force, or the text of an amendment, has them. */
export const termAndNotice = (row: AgreementCase): { term: string; notice: string } => {
  const date = (value: Date | null) => value && toCalendarDate(value);
  return isAmendment(row)
    ? termTextWithEnd(row, date(row.amends.effectiveOn), amendedTermsOf(row).endOn)
    : termTextWithEnd(row, date(row.effectiveOn), date(row.expiresOn));
};

const ended: readonly AgreementStatus[] = ['EXPIRED', 'TERMINATED', 'SUPERSEDED'];

/** The facts of an amendment; null for every other agreement. */
export const toAmendmentFacts = (row: AgreementCase): AmendmentFacts | null => {
  if (!isAmendment(row)) return null;
  const { amends } = row;
  const applied = amends.amendments.filter(({ status }) => status === 'APPLIED');
  return {
    kind: row.amendmentKind,
    agreementInForce: binds(statusNow({ ...amends, agency: row.agency })),
    agreementEnded: ended.includes(amends.status),
    behind: row.status !== 'APPLIED' && textInForceId(amends.id, applied) !== row.basedOn.id,
    otherIsSigned: amends.amendments.some(({ id, status }) => id !== row.id && status !== 'APPLIED'),
    gap: amendmentGap({
      kind: row.amendmentKind,
      before: baseTermsOf(row),
      after: amendedTermsOf(row),
      sectionsChanged: sectionsAmended(row).length,
    }),
  };
};
