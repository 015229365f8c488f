import type { ReactNode } from 'react';
import { AddOnsSection } from '@/components/agreements/add-ons-section';
import { AgreementTabs } from '@/components/agreements/agreement-tabs';
import { ApprovalSection, TermsSection } from '@/components/agreements/agreement-terms';
import { AmendmentSection, AmendmentsSection, BehindAlert } from '@/components/agreements/amendments-section';
import { ChecklistSection } from '@/components/agreements/checklist-section';
import { FilesSection } from '@/components/agreements/files-section';
import { MeasuresSection } from '@/components/agreements/measures-section';
import { ObligationsSection } from '@/components/agreements/obligations-section';
import { RenewalReviewSection } from '@/components/agreements/renewal-review-section';
import { SignersSection } from '@/components/agreements/signers-section';
import { NoticeAlert, WindDownSection } from '@/components/agreements/wind-down-section';
import { CaseExplained } from '@/components/requests/case-explained';
import { ConditionList } from '@/components/requests/condition-list';
import { Alert } from '@/components/ui/alert/alert';
import { FactRail } from '@/components/ui/fact-rail/fact-rail';
import { Link } from '@/components/ui/link/link';
import { CommentThread } from '@/components/workflow/case-comment-threads';
import { CaseHeader } from '@/components/workflow/case-header';
import { CaseHistory } from '@/components/workflow/case-history';
import { CaseNextSteps } from '@/components/workflow/case-next-steps';
import { CaseSection } from '@/components/workflow/case-section';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { AgreementPage } from '@/lib/domain/agreements/agreement-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

export type StepAct = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Props = {
  view: AgreementPage;
  action: StepAct;
  envelopeFor: () => StepEnvelope;
  /** What stands under the history. */
  last?: ReactNode;
};

/** The page of an agreement: how it stands, what comes next, and everything that belongs to it. */
export function AgreementCasePage({ view, action, envelopeFor, last }: Props) {
  return (
    <>
      <CaseHeader
        caption={`Agreement ${view.number}, ${view.programName}`}
        title={view.title}
        agencyName={view.agencyName}
        status={view.status}
        holder={view.holder}
        since={view.since}
        stages={view.stages}
      />
      <div className="space-y-8">
        <AgreementNotices view={view} />
        <CaseNextSteps
          sentence={view.sentence}
          due={view.due}
          waiting={view.waiting}
          steps={view.next.steps}
          blocked={view.next.blocked}
          action={action}
          envelopeFor={envelopeFor}
        />
        <CaseExplained explained={view.explained} />
        <AgreementTabs id={view.id} current="agreement" openComments={view.openComments} hasText={view.hasText} />
        <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_15rem]">
          <div className="min-w-0 space-y-12">
            <AmendmentSection amendment={view.amendment} />
            <TermsSection view={view} />
            {!view.outside && <ApprovalSection facts={view.approval} />}
            <ConditionList conditions={view.conditions} />
            <AmendmentsSection id={view.id} amendments={view.amendments} />
            <AddOnsSection addOns={view.addOns} />
            {!view.outside && <SignersSection signers={view.signers} status={view.status.code} />}
            <WindDownSection items={view.windDown} action={action} envelopeFor={envelopeFor} />
            <ChecklistSection view={view} action={action} envelopeFor={envelopeFor} />
            {!view.amendment && <MeasuresSection measures={view.measures} />}
            <RenewalReviewSection review={view.review} />
            {!view.amendment && <ObligationsSection obligations={view.obligations} />}
            <FilesSection files={view.files} packHref={paths.agreementPack(view.id)} />
            <CaseSection id="comments" heading="Comments">
              <CommentThread board={view.board} action={action} envelopeFor={envelopeFor} />
            </CaseSection>
            <CaseHistory days={view.history} />
            {last}
          </div>
          <AgreementRail view={view} />
        </div>
      </div>
    </>
  );
}

function AgreementNotices({ view }: { view: AgreementPage }) {
  return (
    <>
      {view.done && (
        <Alert tone="success" size="slim" live="polite">
          You {view.done}.
        </Alert>
      )}
      {view.sealWaitsFor === 'TIMESTAMP' && (
        <Alert tone="warning" heading="Timestamp pending">
          <p>
            Everyone has signed. The seal waits for a timestamp from an independent authority, and is not made without
            it. Nothing is lost: the portal asks again by itself.
          </p>
        </Alert>
      )}
      {view.sealWaitsFor === 'REPAIR' && (
        <Alert tone="error" heading="The seal could not be made yet">
          <p>
            Everyone has signed and nothing is lost. The portal tries again by itself, and its administrators see why it
            did not work.
          </p>
        </Alert>
      )}
      <BehindAlert amendment={view.amendment} />
      {view.outside && <OutsideAlert outside={view.outside} />}
      <NoticeAlert notice={view.notice} />
      {view.needNote && (
        <Alert tone="info" heading="The need is under review">
          <p>{view.needNote}</p>
        </Alert>
      )}
      {view.suspension && (
        <Alert tone="warning" heading="Why it is suspended">
          <p className="whitespace-pre-line">{view.suspension.note}</p>
          <p>{view.suspension.review}</p>
        </Alert>
      )}
      {view.legalNote && (
        <Alert tone="info" heading="Note of the legal office">
          <p className="whitespace-pre-line">{view.legalNote}</p>
        </Alert>
      )}
    </>
  );
}

function OutsideAlert({ outside }: { outside: NonNullable<AgreementPage['outside']> }) {
  return (
    <Alert tone="info" heading="Signed outside the portal">
      <p>{outside.sentence}</p>
      <p>Signed by: {outside.signers.join('; ')}.</p>
      {outside.reference && <p>Number before: {outside.reference}.</p>}
    </Alert>
  );
}

function AgreementRail({ view }: { view: AgreementPage }) {
  return (
    <aside aria-label="About this agreement" className="space-y-8">
      <FactRail heading="Facts" facts={view.rail} />
      {view.people.length > 0 && (
        <FactRail
          heading="People"
          facts={view.people.map(({ label, name, detail, phone }) => ({
            label,
            value: (
              <>
                <span className="block font-bold">{name}</span>
                <span className="wrap-anywhere block">{detail}</span>
                {phone && <span className="block">{phone}</span>}
              </>
            ),
          }))}
        />
      )}
      <FactRail
        heading="Related cases"
        facts={[
          {
            label: 'From request',
            value: view.requestHref ? (
              <Link href={view.requestHref}>{view.requestNumber}</Link>
            ) : (
              (view.requestNumber ?? 'None: signed outside the portal')
            ),
          },
          ...view.related.map(({ label, number, href }) => ({ label, value: <Link href={href}>{number}</Link> })),
        ]}
      />
    </aside>
  );
}
