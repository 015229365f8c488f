// Templates and rules: texts of the program that change by their own review.
import type { EventKind, EventKinds } from '@/lib/domain/audit/event-kind';
import type { FactsOf } from '@/lib/domain/audit/fact-kind';

const template = <const Label extends string>(label: Label, severity: 'routine' | 'notable' = 'routine') =>
  ({
    ...{ label, group: 'TEXTS', target: 'template', severity },
    facts: {
      ...{ template: 'code', version: 'count' },
      ...{ from: 'count?', effectiveOn: 'date?', clause: 'code?', content: 'digest?', reason: 'words?' },
    },
  }) as const satisfies EventKind;

const rules = <const Label extends string>(label: Label, severity: 'routine' | 'notable' = 'routine') =>
  ({
    ...{ label, group: 'TEXTS', target: 'rules', severity },
    facts: {
      ...{ version: 'code', from: 'code?', program: 'code?', line: 'code?', case: 'id?' },
      ...{ content: 'digest?', followedBy: 'code?', follows: 'code?', reason: 'words?' },
    },
  }) as const satisfies EventKind;

export const textEvents = {
  'template.start_draft': template('Began a template draft'),
  'template.edit_facts': template('Changed the facts of a template draft'),
  'template.add_clause': template('Added a clause to a draft'),
  'template.edit_clause': template('Changed a clause of a draft'),
  'template.move_clause': template('Moved a clause of a draft'),
  'template.remove_clause': template('Took a clause out of a draft'),
  'template.discard_draft': template('Discarded a template draft'),
  'template.send': template('Sent a template for review'),
  'template.approve': template('Approved a template', 'notable'),
  'template.return': template('Returned a template'),
  'rules.start_draft': rules('Began a draft of the rules'),
  'rules.edit_program': rules('Changed a program in the rules'),
  'rules.edit_limits': rules('Changed the limits of the rules'),
  'rules.add_line': rules('Added a line to the rules'),
  'rules.remove_line': rules('Took a line out of the rules'),
  'rules.add_case': rules('Added a test case of the rules'),
  'rules.edit_case': rules('Changed a test case of the rules'),
  'rules.remove_case': rules('Took a test case of the rules out'),
  'rules.send': rules('Sent the rules for review'),
  'rules.approve': rules('Approved the rules', 'notable'),
  'rules.return': rules('Returned the rules'),
  'rules.retire': rules('Retired a version of the rules', 'notable'),
} as const satisfies EventKinds;

type Kinds = typeof textEvents;

/** What an act on a template adds to its key and version. */
export type TemplateFacts = Omit<FactsOf<Kinds['template.approve']['facts']>, 'template' | 'version'>;
/** What an act on the rules adds to their version. */
export type RulesFacts = Omit<FactsOf<Kinds['rules.approve']['facts']>, 'version'>;

/** "approve" of `template.approve`. */
export type TemplateAct = WithoutPrefix<'template'>;
/** "approve" of `rules.approve`. */
export type RulesAct = WithoutPrefix<'rules'>;

type WithoutPrefix<Noun extends string> = keyof typeof textEvents extends infer Name
  ? Name extends `${Noun}.${infer Act}`
    ? Act
    : never
  : never;
