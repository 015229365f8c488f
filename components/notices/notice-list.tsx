'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { NoticeGroup, NoticeLine } from '@/lib/domain/notices/notice-centre';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type ListProps = { groups: readonly NoticeGroup[]; until: string | null; open: Act; mark: Act; markAll: Act };

/** Notices under the case they are about. One press goes to where the next step is. */
export function NoticeList({ groups, until, open, mark, markAll }: ListProps) {
  const [answer, act] = useActionState(markAll, idle);
  const said = answer.ok ? answer.message : true;
  return (
    <div className="space-y-8">
      {(until || said) && (
        <Form action={act} answer={answer} name="all-notices">
          {until && (
            <div>
              <input type="hidden" name="until" value={until} />
              <Submit tone="secondary">Mark all as read</Submit>
            </div>
          )}
        </Form>
      )}
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`case-${group.key}`}>
          <h2 id={`case-${group.key}`} className="wrap-anywhere border-ink border-b pb-2 text-lg">
            {group.href ? (
              <Link href={group.href} look="strong">
                {group.heading}
              </Link>
            ) : (
              group.heading
            )}
            {group.agency && <span className="font-normal">, {group.agency}</span>}
          </h2>
          <ul>
            {group.lines.map((line) => (
              <NoticeRow key={line.id} line={line} open={group.href ? open : null} mark={mark} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type RowProps = { line: NoticeLine; open: Act | null; mark: Act };

function NoticeRow({ line, open, mark }: RowProps) {
  return (
    <li
      className={`grid gap-x-8 gap-y-2 border-line border-b py-4 pl-4 sm:grid-cols-[minmax(0,1fr)_auto] ${line.isNew ? 'border-l-4 border-l-primary' : 'border-l-4 border-l-transparent'}`}
    >
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={`wrap-anywhere ${line.isNew ? 'font-bold' : ''}`}>{line.title}</span>
          {line.isNew && <Tag tone="blue">New</Tag>}
        </p>
        <p className="max-w-reading">{line.happened}</p>
        <p className="text-muted text-sm">
          <time dateTime={line.machineAt}>{line.at}</time>
          {line.why && `. ${line.why}`}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-x-4">
        {open && (
          <OneForm act={open} id={line.id} tone="secondary" title={line.title}>
            Open
          </OneForm>
        )}
        {line.isNew && (
          <OneForm act={mark} id={line.id} tone="quiet" title={line.title}>
            Mark as read
          </OneForm>
        )}
      </div>
    </li>
  );
}

type OneProps = { act: Act; id: string; tone: 'secondary' | 'quiet'; title: string; children: string };

function OneForm({ act, id, tone, title, children }: OneProps) {
  const [answer, send] = useActionState(act, idle);
  return (
    <Form action={send} answer={answer}>
      <div>
        <input type="hidden" name="noticeId" value={id} />
        <Submit tone={tone}>
          {children}
          <span className="sr-only">: {title}</span>
        </Submit>
      </div>
    </Form>
  );
}
