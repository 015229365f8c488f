import type { StepAct } from '@/components/agreements/agreement-page';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { ScoreBar } from '@/components/ui/score-bar/score-bar';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { DutyView, ObligationsPage } from '@/lib/domain/agreements/obligation-view';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };

/** How well the agreement is kept today, with the reason for every point that is missing. */
export function StandingSection({ standing }: { standing: ObligationsPage['standing'] }) {
  return (
    <CaseSection id="standing" heading="How it stands">
      <div className="max-w-reading space-y-3">
        <ScoreBar label="Duties kept on time" value={standing.score} />
        {standing.reasons.length === 0 ? (
          <p className="text-muted">Nothing is late.</p>
        ) : (
          <ul className="list-disc pl-5">
            {standing.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <p className="text-muted text-sm">
          From 100, a late duty or corrective action takes 10 points, one more than 30 days late 25, a returned report
          5; an open finding takes 2, 5 or 15, by how severe it is. A rule of this portal; it decides nothing by itself.
        </p>
      </div>
    </CaseSection>
  );
}

/** The duties that are not settled, with what the reader can do about each. */
export function OpenDuties({ page, ...acting }: { page: ObligationsPage } & Acting) {
  return (
    <CaseSection id="open" heading="Open">
      {page.open.length === 0 && <NothingYet>No duty is open.</NothingYet>}
      <ul className="border-line border-t empty:hidden">
        {page.open.map((duty) => (
          <li key={duty.id} className="space-y-3 border-line border-b py-4">
            <DutyHead duty={duty} />
            {duty.returnReason && (
              <Alert tone="warning" heading="The report was returned">
                <p className="whitespace-pre-line">{duty.returnReason}</p>
              </Alert>
            )}
            <DutyReport duty={duty} />
            {duty.mayReport && <ReportForm duty={duty} files={page.files} {...acting} />}
            {duty.mayReview && <ReviewForms duty={duty} {...acting} />}
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

/** The duties that are settled, the latest first. */
export function SettledDuties({ duties }: { duties: readonly DutyView[] }) {
  if (duties.length === 0) return null;
  return (
    <CaseSection id="settled" heading="Settled">
      <ul className="border-line border-t">
        {duties.map((duty) => (
          <li key={duty.id} className="space-y-2 border-line border-b py-4">
            <DutyHead duty={duty} />
            <DutyReport duty={duty} />
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

const stateTag = ({ state, due }: DutyView): { tone: 'green' | 'blue' | 'red' | 'yellow'; label: string } => {
  if (state === 'DONE') return { tone: 'green', label: 'Done' };
  if (state === 'REPORTED') return { tone: 'blue', label: 'To be reviewed' };
  return due?.state === 'overdue' ? { tone: 'red', label: 'Late' } : { tone: 'yellow', label: 'Open' };
};

function DutyHead({ duty }: { duty: DutyView }) {
  const { tone, label } = stateTag(duty);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 grow basis-64">
        <p className="font-bold">{duty.description}</p>
        <p className="text-muted">
          {duty.party}. {duty.rhythm}
          {duty.due || duty.rhythm !== 'Once' ? '.' : ', when it arises.'}
        </p>
        <p className="text-muted text-sm">
          {duty.from ? (
            <>
              From <Link href={duty.from.href}>{duty.from.label}</Link>.
            </>
          ) : (
            duty.origin
          )}
          {duty.kept && (
            <>
              {' '}
              Recorded under <Link href={duty.kept.href}>{duty.kept.label}</Link>.
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        {duty.due && duty.state === 'OPEN' && <DueMarker {...duty.due} layout="stack" />}
        <Tag tone={tone}>{label}</Tag>
      </div>
    </div>
  );
}

function DutyReport({ duty }: { duty: DutyView }) {
  if (duty.reported === null) return null;
  return (
    <div className="max-w-reading space-y-1">
      <p className="wrap-anywhere whitespace-pre-line">{duty.report}</p>
      {duty.evidence && (
        <p className="wrap-anywhere">
          <Link href={duty.evidence.href}>{duty.evidence.filename}</Link>
        </p>
      )}
      <p className="text-muted text-sm">{[duty.reported, duty.reviewed].filter(Boolean).join('. ')}.</p>
    </div>
  );
}

function ReportForm({
  duty,
  files,
  action,
  envelopeFor,
}: { duty: DutyView; files: ObligationsPage['files'] } & Acting) {
  const evidence =
    files.length === 0
      ? []
      : ([
          {
            kind: 'select',
            name: 'documentId',
            label: 'Evidence',
            hint: 'One of the files attached below.',
            optional: true,
            choices: [
              { value: '', label: 'None' },
              ...files.map(({ id, filename }) => ({ value: id, label: filename })),
            ],
          },
        ] as const);
  return (
    <Disclosure summary="Report it as done">
      <StepForm
        name={`report-${duty.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Send report"
        fields={[
          {
            kind: 'paragraph',
            name: 'report',
            label: 'What was done, and when',
            hint: 'Counts and dates only. The other side reads this and accepts it or returns it.',
            max: 2000,
          },
          ...evidence,
          { kind: 'hidden', name: 'obligationId', value: duty.id },
        ]}
      >
        <input type="hidden" name="step" value="report_duty" />
      </StepForm>
    </Disclosure>
  );
}

function ReviewForms({ duty, action, envelopeFor }: { duty: DutyView } & Acting) {
  return (
    <div className="space-y-3">
      <StepForm
        name={`accept-${duty.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Accept the report"
        fields={[{ kind: 'hidden', name: 'obligationId', value: duty.id }]}
      >
        <input type="hidden" name="step" value="accept_duty" />
      </StepForm>
      <Disclosure summary="Return it instead">
        <StepForm
          name={`return-${duty.id}`}
          action={action}
          envelope={envelopeFor()}
          submit="Return the report"
          tone="secondary"
          fields={[
            { kind: 'paragraph', name: 'reason', label: 'What is missing', hint: 'Both sides read this.', max: 2000 },
            { kind: 'hidden', name: 'obligationId', value: duty.id },
          ]}
        >
          <input type="hidden" name="step" value="return_duty" />
        </StepForm>
      </Disclosure>
    </div>
  );
}
