import 'server-only';
import type { CaseValues } from '@/lib/domain/agreements/templates/template';
import { programOf } from '@/lib/domain/programs/catalog';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toProgramCode } from '@/lib/server/agreements/facts';

// The values of a case that its text names. Page, stored sections and PDF are merged from the same values.

type Terms = Pick<
  AgreementCase,
  'objective' | 'scope' | 'supervisorPosition' | 'agencyContact' | 'iceContact' | 'maxAuthorizedOfficers'
>;

type Named = Terms & {
  number: string;
  programCode: string;
  agency: Pick<
    AgreementCase['agency'],
    'legalName' | 'headName' | 'headTitle' | 'ori' | 'governingBodyName' | 'counties'
  >;
  office: Pick<AgreementCase['office'], 'name'>;
  /** Null for an agreement that was signed outside the portal: its text is not drafted here. */
  request: { number: string } | null;
  measures: readonly { name: string; baseline: string; target: string; period: string }[];
};

/** "Calder, Harrow and Ellsmere counties"; empty for an agency that serves a whole state. */
export const areaText = (counties: readonly string[]): string => {
  if (counties.length === 0) return '';
  const names = counties.map((name) => name.replace(/ county$/iu, ''));
  if (names.length === 1) return `${names[0]} County`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} counties`;
};

/** One measure as a line of the text. */
export const measureText = ({ name, baseline, target, period }: Named['measures'][number]): string =>
  `${name}: from ${baseline} to ${target} (${period})`;

/** The values of an agreement, as its template names them. */
export const toCaseValues = (row: Named): CaseValues => ({
  agreementNumber: row.number,
  requestNumber: row.request?.number ?? '',
  program: programOf(toProgramCode(row.programCode)).name,
  agency: row.agency.legalName,
  agencyHead: row.agency.headName,
  agencyHeadTitle: row.agency.headTitle,
  ori: row.agency.ori ?? 'none',
  governingBody: row.agency.governingBodyName ?? 'its governing body',
  area: areaText(row.agency.counties) || `the area that ${row.agency.legalName} serves`,
  office: row.office.name,
  objective: row.objective,
  scope: row.scope,
  supervisorPosition: row.supervisorPosition,
  agencyContact: row.agencyContact,
  iceContact: row.iceContact,
  officerCap: row.maxAuthorizedOfficers === null ? '' : String(row.maxAuthorizedOfficers),
  measures: row.measures.map((measure) => `- ${measureText(measure)}`).join('\n'),
});
