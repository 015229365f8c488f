// The types of the variables that clauses may name. Their values come from the case alone.
import type { TemplateVariable } from '@/lib/domain/agreements/templates/template';

export const variableKindLabels = {
  line: 'a few words',
  text: 'one or more sentences',
  number: 'a whole number',
  list: 'a list, one item a line',
} as const;

export type VariableKind = keyof typeof variableKindLabels;

export const variableKinds = {
  agreementNumber: 'line',
  requestNumber: 'line',
  program: 'line',
  agency: 'line',
  agencyHead: 'line',
  agencyHeadTitle: 'line',
  ori: 'line',
  governingBody: 'line',
  area: 'line',
  office: 'line',
  objective: 'text',
  scope: 'text',
  supervisorPosition: 'line',
  agencyContact: 'line',
  iceContact: 'line',
  officerCap: 'number',
  measures: 'list',
  term: 'text',
  notice: 'text',
} as const satisfies Record<TemplateVariable, VariableKind>;
