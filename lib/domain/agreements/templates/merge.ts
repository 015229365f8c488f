// Puts the values of a case into a template. The page, the stored sections and the PDF all come from this function.

import type { AgreementTemplate, CaseValues, TemplateSection, TemplateVariable } from './template';
import { templateVariables } from './template';
import { termText } from './term';

const PLACE = /\{\{(\w+)\}\}/gu;

export type MergedSection = {
  key: string;
  position: number;
  heading: string;
  body: string;
  locked: boolean;
  lockReason: string;
};

export type MergedTemplate = {
  title: string;
  sections: MergedSection[];
  /** Variables the text names and the case has no value for. They block nothing, but people see them. */
  unresolved: TemplateVariable[];
};

/** The words that stand in a text where a value is still missing. */
export const openPlace = (variable: TemplateVariable): string => `[to be written: ${templateVariables[variable]}]`;

/** True when the text names a variable of templates. */
export const isTemplateVariable = (name: string): name is TemplateVariable => Object.hasOwn(templateVariables, name);

/** The variables a text names, in order, each once. Throws an Error for a name that is not a variable. */
export const variablesOf = (text: string): TemplateVariable[] => {
  const names = [...text.matchAll(PLACE)].map(([, name = '']) => name);
  return [...new Set(names)].map((name) => {
    if (!isTemplateVariable(name)) throw new Error(`A template names {{${name}}}, which is not a variable.`);
    return name;
  });
};

const caseValue = (values: CaseValues, variable: TemplateVariable): string => values[variable]?.trim() ?? '';

/** One text with the values in place; what is missing is marked by `openPlace`. */
export const mergeText = (text: string, values: CaseValues): string =>
  text.replaceAll(PLACE, (_place, name: string) => {
    if (!isTemplateVariable(name)) throw new Error(`A template names {{${name}}}, which is not a variable.`);
    return caseValue(values, name) || openPlace(name);
  });

const mergeSection = (section: TemplateSection, index: number, values: CaseValues): MergedSection => ({
  key: section.key,
  position: index + 1,
  heading: section.heading,
  body: mergeText(section.body, values),
  locked: section.lockReason !== undefined,
  lockReason: section.lockReason ?? '',
});

/**
 * Merges a template with the values of a case. Term and notice come from the template itself.
 * @returns the title, the sections in order, and the variables that stay open
 */
export const mergeTemplate = (template: AgreementTemplate, values: CaseValues): MergedTemplate => {
  const { term, notice } = termText(template);
  const all: CaseValues = { ...values, term, notice };
  const named = variablesOf([template.title, ...template.sections.map(({ body }) => body)].join('\n'));
  return {
    title: mergeText(template.title, all),
    sections: template.sections.map((section, index) => mergeSection(section, index, all)),
    unresolved: named.filter((variable) => caseValue(all, variable) === ''),
  };
};
