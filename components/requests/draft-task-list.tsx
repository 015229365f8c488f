import { LinkButton } from '@/components/ui/button/button';
import type { TagTone } from '@/components/ui/tag/tag';
import { type TaskGroup, TaskList } from '@/components/ui/task-list/task-list';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { paths } from '@/lib/domain/paths';
import { isSendAgain } from '@/lib/domain/requests/changes-summary';
import { type Section, type SectionStatus, sectionStatus, sectionsFor } from '@/lib/domain/requests/draft';
import { type DraftView, isClosedByReturn, minutesText } from '@/lib/domain/requests/draft-view';

const statusWords: Record<SectionStatus, { label: string; tone: TagTone }> = {
  NOT_STARTED: { label: 'Not started', tone: 'grey' },
  IN_PROGRESS: { label: 'In progress', tone: 'blue' },
  COMPLETE: { label: 'Complete', tone: 'green' },
};

const checkNeeded = { label: 'Check', tone: 'yellow' } as const;
const answerNeeded = { label: 'Answer needed', tone: 'yellow' } as const;

/** The sections of a request with their state, the next one offered first. */
export function DraftTaskList({ view }: { view: DraftView }) {
  const asked = sectionsFor(view.draft.requestType);
  const groups = [...new Set(asked.map(({ group }) => group))].map(
    (title): TaskGroup => ({
      title,
      tasks: asked.filter(({ group }) => group === title).map((section) => toTask(section, view)),
    }),
  );
  return (
    <div className="space-y-8">
      <NextStep view={view} asked={asked} />
      <TaskList groups={groups} />
    </div>
  );
}

const notReturned = { label: 'Not returned', tone: 'grey' } as const;

const toTask = (section: Section, view: DraftView): TaskGroup['tasks'][number] => {
  const status = sectionStatus(section, view.draft);
  const isAsked = view.items.some((item) => item.section === section.key && item.state === 'OPEN');
  return {
    key: section.key,
    label: section.title,
    hint: section.hint,
    time: minutesText([section]),
    status: isClosedByReturn(view, section.key)
      ? notReturned
      : isAsked
        ? answerNeeded
        : view.draft.toConfirm.includes(section.key)
          ? checkNeeded
          : statusWords[status],
    done: status === 'COMPLETE' && !isAsked,
    ...(view.editing.state === 'OPEN' && !isClosedByReturn(view, section.key)
      ? { href: paths.requestSection(view.head.id, section.key) }
      : {}),
  };
};

function NextStep({ view, asked }: { view: DraftView; asked: readonly Section[] }) {
  const { id } = view.head;
  const review = (label: string, tone: 'primary' | 'secondary') => (
    <LinkButton href={paths.requestReview(id)} tone={tone}>
      {label}
    </LinkButton>
  );
  if (view.editing.state !== 'OPEN') {
    return (
      <NextStepBar
        turn="others"
        sentence={view.editing.reasons[0] ?? 'The officers of your agency draft this request.'}
      >
        {review('Read the answers', 'secondary')}
      </NextStepBar>
    );
  }
  const left = asked.filter((section) => sectionStatus(section, view.draft) !== 'COMPLETE');
  const [next] = left;
  if (next) {
    return (
      <NextStepBar turn="you" sentence={`Next: ${next.title}`} due={undefined}>
        <LinkButton href={paths.requestSection(id, next.key)}>
          {left.length === asked.length ? 'Start' : 'Go on'} with “{next.title}”
        </LinkButton>
        <p className="self-center text-muted">{minutesText(left)} left in all</p>
      </NextStepBar>
    );
  }
  if (view.items.some(({ state }) => state === 'OPEN')) {
    return <NextStepBar turn="you" sentence="Next: answer what ICE asks for, above" />;
  }
  const maySend = view.head.offers.some(({ name }) => name === 'submit' || isSendAgain(name));
  if (view.readyForApproval && !maySend) {
    return (
      <NextStepBar turn="others" sentence="Your approver has the request, checks it and submits it.">
        {review('Check the answers', 'secondary')}
      </NextStepBar>
    );
  }
  return (
    <NextStepBar turn="you" sentence="All sections are complete">
      {review(maySend ? 'Check the answers and submit' : 'Check the answers and send to your approver', 'primary')}
    </NextStepBar>
  );
}
