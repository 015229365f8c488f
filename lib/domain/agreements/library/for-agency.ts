// Which clauses of a template an agency gets.
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import type { LibraryClause, TemplateContent } from './template-content';

export type AgencyProfile = { readonly type: AgencyType; readonly state: string | null };

/** True when a clause is for an agency of this kind in this state. */
export const appliesTo = (
  { agencyTypes, states }: Pick<LibraryClause, 'agencyTypes' | 'states'>,
  { type, state }: AgencyProfile,
): boolean =>
  (agencyTypes.length === 0 || agencyTypes.includes(type)) &&
  (states.length === 0 || (state !== null && states.includes(state)));

/** The clauses an agency gets, in order. */
export const clausesFor = ({ clauses }: TemplateContent, agency: AgencyProfile): LibraryClause[] =>
  clauses.filter((clause) => appliesTo(clause, agency));

/** The template as an agreement with this agency is drafted from it. */
export const templateForAgency = (
  content: TemplateContent,
  version: number,
  agency: AgencyProfile,
): AgreementTemplate => ({
  key: content.key,
  version,
  title: content.title,
  model: content.model,
  programs: content.programs,
  termMonths: content.termMonths,
  noticeMode: content.noticeMode,
  noticeDays: content.noticeDays,
  signers: content.signers,
  ...(content.together ? { together: content.together } : {}),
  sections: clausesFor(content, agency).map(({ section, heading, body, lockReason, duties }) => ({
    key: section,
    heading,
    body,
    ...(lockReason === '' ? {} : { lockReason }),
    ...(duties === undefined ? {} : { duties }),
  })),
});
