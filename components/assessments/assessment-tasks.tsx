import { type Task, type TaskGroup, TaskList } from '@/components/ui/task-list/task-list';
import { type SectionState, sectionStateLabels } from '@/lib/domain/assessments/answer-form';
import type { AssessmentOverview, SectionTask } from '@/lib/domain/assessments/assessment-view';
import { type AssessmentPart, assessmentParts } from '@/lib/domain/assessments/question';
import { paths } from '@/lib/domain/paths';

const tones = {
  NOT_ASKED: 'grey',
  NOT_STARTED: 'grey',
  IN_PROGRESS: 'blue',
  READY: 'green',
  COMPLETE: 'green',
} as const satisfies Record<SectionState, string>;

const groupTitles: Record<AssessmentPart, string> = {
  SELF: 'Self-assessment by the agency',
  FIELD: 'Findings of the field visit',
  ICE: 'ICE capacity, for ICE only',
};

const done = new Set<SectionState>(['COMPLETE', 'READY', 'NOT_ASKED']);

// A visit may find nothing to correct, so its sections are counted and not called incomplete.
const statusOf = ({ part, state, answered, asked }: SectionTask): Task['status'] => {
  if (part !== 'FIELD' || state === 'NOT_ASKED') return { label: sectionStateLabels[state], tone: tones[state] };
  if (answered === 0) return { label: 'No findings yet', tone: 'grey' };
  return { label: `${answered} of ${asked} looked at`, tone: answered === asked ? 'green' : 'blue' };
};

const minutesText = (minutes: number): string => `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

const taskOf = (requestId: string, task: SectionTask): Task => ({
  key: `${task.part}-${task.section}`,
  label: task.title,
  href: task.state === 'NOT_ASKED' ? undefined : paths.assessmentSection(requestId, task.part, task.section),
  hint: task.state === 'NOT_ASKED' ? 'Asked only when you run a jail, prison or lock-up.' : task.about,
  time: task.state === 'NOT_ASKED' ? undefined : minutesText(task.minutes),
  status: statusOf(task),
  done: done.has(task.state),
});

/** The assessment as a task list: the parts the reader may see, section by section. */
export function AssessmentTasks({ overview }: { overview: AssessmentOverview }) {
  const groups = assessmentParts.flatMap((part): TaskGroup[] => {
    const tasks = overview.tasks.filter((task) => task.part === part);
    return tasks.length === 0
      ? []
      : [{ title: groupTitles[part], tasks: tasks.map((task) => taskOf(overview.head.id, task)) }];
  });
  return <TaskList groups={groups} />;
}
