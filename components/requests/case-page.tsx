import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { CommentThread } from '@/components/workflow/case-comment-threads';
import { CaseHeader } from '@/components/workflow/case-header';
import { CaseHistory } from '@/components/workflow/case-history';
import { CaseNextSteps } from '@/components/workflow/case-next-steps';
import { CaseSection } from '@/components/workflow/case-section';
import type { StepEnvelope } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import type { RequestCaseView } from '@/lib/domain/requests/case-view';
import type { Outcome } from '@/lib/domain/result';
import { CaseContactLog } from './case-contact-log';
import { RequestCaseContent } from './case-content';
import { CaseCorrections } from './case-corrections';
import { CaseDocuments } from './case-documents';
import { CaseExplained } from './case-explained';
import { CaseRail } from './case-rail';
import { CaseReturnedItems } from './case-returned-items';
import { DecisionSummary } from './decision-summary';
import { MeetingSection } from './meeting-section';

type RequestCaseProps = {
  view: RequestCaseView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: (step: string) => StepEnvelope;
  /** What stands under the history. */
  last?: ReactNode;
};

/** The page of a request: how it stands, what comes next, what it says, and what has happened to it. */
export function RequestCase({ view, action, envelopeFor, last }: RequestCaseProps) {
  const { content, next } = view;
  return (
    <article className="space-y-6">
      <CaseHeader {...view} caption={`Request ${view.number}`} />
      {view.done && (
        <Alert tone="success" size="slim" live="polite">
          {view.done}
        </Alert>
      )}
      <CaseNextSteps
        sentence={view.sentence}
        due={view.due}
        waiting={view.wait !== null}
        steps={next.steps}
        blocked={next.blocked}
        action={action}
        envelopeFor={envelopeFor}
      />
      <CaseExplained explained={view.explained} />
      {view.tabs.length > 1 && (
        <TabLinks
          label="Parts of this case"
          tabs={view.tabs.map((tab) => ({ ...tab, current: tab.href === paths.request(view.id) }))}
        />
      )}
      {view.outcome && (
        <Card heading={view.outcome.label} tone="quiet">
          <p className="wrap-anywhere max-w-reading whitespace-pre-line">{view.outcome.text}</p>
        </Card>
      )}
      <div className="grid gap-10 pt-4 xl:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0 space-y-10">
          <CaseReturnedItems
            items={content.returned}
            mayAnswer={view.mayAnswerItems}
            side={view.side}
            action={action}
            envelopeFor={envelopeFor}
          />
          <CaseCorrections corrections={view.corrections} />
          <DecisionSummary view={view.decision} />
          {view.sentTimes > 1 && (
            <p>
              <Link href={paths.requestChanges(view.id, view.sentTimes - 1, view.sentTimes)}>
                See what changed when the request was sent again
              </Link>
            </p>
          )}
          <RequestCaseContent content={content} />
          <CaseDocuments documents={content.documents} />
          <MeetingSection meetings={view.meetings} href={paths.meetings(view.id)} />
          <CaseContactLog entries={content.contactLog} />
          <CaseSection id="comments" heading="Comments">
            <CommentThread board={view.board} action={action} envelopeFor={envelopeFor} />
          </CaseSection>
          <CaseHistory days={view.history} />
          {last}
        </div>
        <aside aria-label="About this case" className="max-xl:order-first">
          <CaseRail rail={view.rail} people={view.people} related={view.related} />
        </aside>
      </div>
    </article>
  );
}
