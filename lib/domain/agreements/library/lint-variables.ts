// Findings about the places in braces that a case fills.
import { isTemplateVariable } from '@/lib/domain/agreements/templates/merge';
import type { TemplateVariable } from '@/lib/domain/agreements/templates/template';
import { clauseName, type LintFault } from './lint-fault';
import type { LibraryClause, TemplateContent } from './template-content';
import { variableKinds } from './variable-kinds';

const PLACE = /\{\{(\w+)\}\}/gu;

// GAO-09-109 asked for a stated objective and a named supervisor, and for measures: every agreement of ours names them.
const required = {
  objective: 'the objective of the partnership',
  supervisorPosition: 'the position that supervises for ICE',
  measures: 'the measures',
} as const satisfies Partial<Record<TemplateVariable, string>>;

const namesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name);

/** True when a list stands in the middle of a line, where its items would run into the sentence. */
const breaksList = (body: string): boolean =>
  body
    .split('\n')
    .some(
      (row) => row.trim() !== '' && namesIn(row).some((name) => isList(name)) && !/^\{\{\w+\}\}$/u.test(row.trim()),
    );

const isList = (name: string): boolean => isTemplateVariable(name) && variableKinds[name] === 'list';

const faultsIn = (clause: LibraryClause): LintFault[] => {
  const say = (message: string): LintFault => ({ rule: 'variable', clause: clause.id, message });
  const name = clauseName(clause);
  const unknown = [...new Set(namesIn(clause.body))].filter((one) => !isTemplateVariable(one));
  const rest = `${clause.heading}\n${clause.body.replaceAll(PLACE, '')}`;
  return [
    ...unknown.map((one) => say(`The clause ${name} names {{${one}}}, which no case has. Use a variable of the list.`)),
    ...(/\{\{|\}\}/u.test(rest)
      ? [say(`The clause ${name} has braces that name no variable. Write them as {{agency}}, without spaces.`)]
      : []),
    ...(/\[to be written/iu.test(rest)
      ? [say(`The clause ${name} still has an open place “[to be written …]”. Write it, or name a variable.`)]
      : []),
    ...(breaksList(clause.body)
      ? [say(`The clause ${name} has a list inside a sentence. Give {{measures}} a line of its own.`)]
      : []),
  ];
};

/** Unknown, broken and missing variables. */
export const variableFaults = ({ title, clauses }: TemplateContent): LintFault[] => {
  const named = new Set(clauses.flatMap(({ body }) => namesIn(body)));
  return [
    ...(/\{|\}/u.test(title.replaceAll(PLACE, (place, name) => (isTemplateVariable(name) ? '' : place)))
      ? [{ rule: 'variable' as const, clause: null, message: 'The title names something that is not a variable.' }]
      : []),
    ...clauses.flatMap(faultsIn),
    ...Object.entries(required)
      .filter(([name]) => !named.has(name))
      .map(([name, words]) => ({
        rule: 'variable' as const,
        clause: null,
        message: `No clause states ${words}. Name {{${name}}} in the clause where it belongs.`,
      })),
  ];
};
