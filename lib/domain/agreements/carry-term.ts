// Carries new terms into clauses that name them, and changes no other word: neither what was negotiated nor what the
// agency is called by now.
import { isTemplateVariable, mergeText } from '@/lib/domain/agreements/templates/merge';
import { type CaseValues, type TemplateVariable, templateVariables } from '@/lib/domain/agreements/templates/template';

/** Shorter values ("4") could stand in a text by chance, and are replaced only within their own line. */
const telling = 12;

const changedVariables = (before: CaseValues, after: CaseValues): TemplateVariable[] =>
  Object.keys(templateVariables)
    .filter(isTemplateVariable)
    .filter((name) => before[name] !== after[name]);

/**
 * A clause with new values in place of old ones.
 * @param body the clause as it reads
 * @param template the clause with its places, by whose lines the values are found
 */
export const carryTerms = (body: string, template: string, before: CaseValues, after: CaseValues): string => {
  const changed = changedVariables(before, after).filter((name) => template.includes(`{{${name}}}`));
  const lines = template.split('\n').filter((line) => changed.some((name) => line.includes(`{{${name}}}`)));
  const byLine = lines.reduce(
    (text, line) => text.replaceAll(mergeText(line, before), () => mergeText(line, after)),
    body,
  );
  return changed.reduce((text, name) => {
    const [old, fresh] = [before[name] ?? '', after[name] ?? ''];
    return old.length >= telling && fresh !== '' && !text.includes(fresh) ? text.replaceAll(old, () => fresh) : text;
  }, byLine);
};
