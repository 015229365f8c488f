// Draws a step table: the state diagram (Mermaid) and the table of steps, for docs/workflow.md.
import { takerLabel } from '@/lib/domain/access/role';
import type { StatusFacts, Step } from '@/lib/domain/workflow/step';

type AnyStep = Omit<Step<string, never, string, string, string>, 'guards' | 'checks'> & {
  guards: readonly { name: string }[];
};

export type Chart = {
  title: string;
  statuses: Readonly<Record<string, StatusFacts<string>>>;
  steps: Readonly<Record<string, AnyStep>>;
};

const START = '[*]';

/** The state diagram of the moves, in Mermaid. */
export const drawChart = ({ statuses, steps }: Chart): string => {
  const edges = Object.entries(steps).flatMap(([name, step]) =>
    step.kind === 'move'
      ? (step.from.length === 0 ? [START] : step.from).map((from) => `  ${from} --> ${step.to}: ${name}`)
      : [],
  );
  const ends = Object.entries(statuses).flatMap(([status, { open }]) => (open ? [] : [`  ${status} --> ${START}`]));
  return ['```mermaid', 'stateDiagram-v2', ...edges, ...ends, '```'].join('\n');
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const guardNames = (step: AnyStep): string => step.guards.map(({ name }) => sentence(name)).join('; ') || '–';

/** "isNotItsAuthor" as "is not its author". */
const sentence = (name: string): string =>
  name
    .replaceAll(/([A-Z])/gu, ' $1')
    .toLowerCase()
    .trim();

const target = (facts: StatusFacts<string>): string =>
  facts.target ? `${facts.target.days} ${facts.target.unit} days` : '–';

/** One row for each status: label, who holds it, target, what happens next. */
export const tableOfStatuses = ({ statuses }: Chart): string => {
  const rows = Object.entries(statuses).map(
    ([status, facts]) =>
      `| \`${status}\` | ${facts.label} | ${facts.holder?.toLowerCase() ?? 'closed'} | ${target(facts)} | ${cell(facts.next)} |`,
  );
  return ['| status | label | held by | target | what happens next |', '|---|---|---|---|---|', ...rows].join('\n');
};

/** One row for each step: from, to, who, conditions, notices, undo. */
export const tableOfSteps = ({ steps }: Chart): string => {
  const rows = Object.entries(steps).map(([name, step]) => {
    const from = step.from.length === 0 ? '–' : step.from.join(', ');
    const to = step.to === 'same' ? 'stays' : step.to;
    const by = step.by.map(takerLabel).join(', ');
    const notices = step.notify.map(([notice, audience]) => `${notice} → ${audience}`).join('; ') || '–';
    return `| \`${name}\` | ${from} | ${to} | ${by} | ${cell(guardNames(step))} | ${notices} | ${step.undo ?? '–'} |`;
  });
  return [
    '| step | from | to | taken by | conditions | notices | taken back by |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
};
