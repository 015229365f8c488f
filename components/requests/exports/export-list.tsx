'use client';
import { useActionState, useEffect, useRef, useState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import {
  EXPORT_KEPT_DAYS,
  type ExportLine,
  type ExportNews,
  exportProgress,
  exportStateFacts,
} from '@/lib/domain/requests/export-words';
import { idle, type Outcome } from '@/lib/domain/result';
import { ExportBar } from './export-progress';
import { type AskNews, useExportNews } from './use-export-news';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type ListProps = {
  lines: readonly ExportLine[];
  cancel: Act;
  again: Act;
  /** Given in tests. */
  ask?: AskNews;
};

/** Somebody's files, newest first: how far each is, and what can be done with it. */
export function ExportList({ lines, cancel, again, ask }: ListProps) {
  const news = useExportNews(lines, ask);
  const said = useChanges(lines);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {lines.length === 0 && (
        <EmptyState
          heading="No files yet"
          action={<Link href={`${paths.requests()}?view=ALL`}>Open the list of requests</Link>}
        >
          Narrow the list of requests to what you need, and choose “Download” below it. A long list is made here, and
          kept for {EXPORT_KEPT_DAYS} days.
        </EmptyState>
      )}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {lines.map((line) => (
          <ExportItem key={line.id} line={line} news={news.find(({ id }) => id === line.id)} {...{ cancel, again }} />
        ))}
      </ul>
    </>
  );
}

/** Says aloud what has changed since the page was drawn before: "All requests, newest first: Ready". */
const useChanges = (lines: readonly ExportLine[]): string => {
  const before = useRef<ReadonlyMap<string, ExportLine>>(new Map());
  const [said, setSaid] = useState('');
  useEffect(() => {
    const changed = lines.filter(({ id, state }) => (before.current.get(id)?.state ?? state) !== state);
    if (changed.length > 0) {
      setSaid(changed.map(({ title, state }) => `${title}: ${exportStateFacts[state].label}`).join('. '));
    }
    before.current = new Map(lines.map((line) => [line.id, line]));
  }, [lines]);
  return said;
};

type ItemProps = { line: ExportLine; news: ExportNews | undefined; cancel: Act; again: Act };

/** One file. */
export function ExportItem({ line, news, cancel, again }: ItemProps) {
  const { title, details, format, state, asked, facts, problem, downloadHref } = line;
  const { label, tone, open } = exportStateFacts[state];
  const progress = open && news ? exportProgress(news.written, news.estimated) : line.progress;
  return (
    <li className="grid gap-x-8 gap-y-3 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 space-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="wrap-anywhere text-base">{title}</h3>
          <Tag tone={tone}>{label}</Tag>
        </div>
        <p className="wrap-anywhere max-w-reading text-sm">{details}</p>
        <p className="text-muted text-sm">
          {format}. {asked}.{facts && ` ${facts}`}
        </p>
        {problem && <p className="max-w-reading">{problem}</p>}
        {progress && <ExportBar progress={progress} title={title} />}
      </div>
      <div className="flex flex-wrap items-start gap-3">
        {downloadHref && (
          <LinkButton href={downloadHref} tone="secondary" icon="download">
            Download<span className="sr-only">: {title}</span>
          </LinkButton>
        )}
        {open && (
          <OneForm act={cancel} line={line} tone="quiet">
            Cancel
          </OneForm>
        )}
        {!open && !downloadHref && (
          <OneForm act={again} line={line} tone="secondary">
            Ask again
          </OneForm>
        )}
      </div>
    </li>
  );
}

type OneProps = { act: Act; line: ExportLine; tone: 'secondary' | 'quiet'; children: string };

function OneForm({ act, line, tone, children }: OneProps) {
  const [answer, send] = useActionState(act, idle);
  return (
    <Form action={send} answer={answer}>
      <div>
        <input type="hidden" name="exportId" value={line.id} />
        <Submit tone={tone}>
          {children}
          <span className="sr-only">: {line.title}</span>
        </Submit>
      </div>
    </Form>
  );
}
