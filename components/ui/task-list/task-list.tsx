import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';

export type Task = {
  key: string;
  label: string;
  /** Without an address the task cannot be opened yet; the hint then says why. */
  href?: string;
  hint?: string;
  /** "About 5 minutes" */
  time?: string;
  status: { label: string; tone: TagTone };
  done: boolean;
};
export type TaskGroup = { title: string; tasks: readonly Task[] };

/** What has to be filled in, in groups, with how far it is. Rows are whole-width targets. */
export function TaskList({ groups, level = 2 }: { groups: readonly TaskGroup[]; level?: 2 | 3 }) {
  const tasks = groups.flatMap((group) => group.tasks);
  const finished = tasks.filter((task) => task.done).length;
  const Heading = `h${level}` as const;
  return (
    <div className="space-y-8">
      <p>
        <strong>
          {finished} of {tasks.length}
        </strong>{' '}
        complete
      </p>
      {groups.map((group) => (
        <section key={group.title}>
          <Heading className="mb-2 text-xl">{group.title}</Heading>
          <ul className="border-line border-t">
            {group.tasks.map((task) => (
              <TaskRow key={task.key} task={task} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TaskRow({ task }: { task: Task }) {
  const aboutId = `task-${task.key}-about`;
  return (
    <li className="relative flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line border-b py-3 has-[a:hover]:bg-ground">
      <div className="min-w-0 grow basis-60">
        {task.href ? (
          // The link's target covers the row.
          <Link href={task.href} aria-describedby={aboutId} className="after:absolute after:inset-0">
            {task.label}
          </Link>
        ) : (
          <span className="text-muted">{task.label}</span>
        )}
        {task.hint && <p className="text-muted text-sm">{task.hint}</p>}
      </div>
      <div id={aboutId} className="flex items-center gap-4">
        {task.time && !task.done && <span className="text-muted text-sm">{task.time}</span>}
        <Tag tone={task.status.tone}>{task.status.label}</Tag>
      </div>
    </li>
  );
}
