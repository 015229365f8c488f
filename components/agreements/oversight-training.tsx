import type { StepAct } from '@/components/agreements/agreement-page';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { CohortView, TrainingView } from '@/lib/domain/agreements/oversight-view';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };

/** Who is trained and authorized, in numbers, and what runs out when. */
export function TrainingSection({ training, ...acting }: { training: TrainingView } & Acting) {
  return (
    <CaseSection id="training" heading="Training">
      <TrainingFigures training={training} />
      {training.cohorts.length === 0 && (
        <NothingYet>
          Each course that officers take for this agreement stands here: how many were nominated, cleared, passed and
          certified, and until when they are authorized. Counts and dates only, never names.
        </NothingYet>
      )}
      <ul className="border-line border-t empty:hidden">
        {training.cohorts.map((cohort) => (
          <li key={cohort.id} className="space-y-3 border-line border-b py-4">
            <CohortHead cohort={cohort} />
            <CohortCounts counts={cohort.counts} />
            {cohort.mayCertify && <CertifyForm cohort={cohort} {...acting} />}
          </li>
        ))}
      </ul>
      {training.mayRecord && <RecordForm training={training} {...acting} />}
    </CaseSection>
  );
}

const officers = (count: number) => (count === 1 ? 'officer' : 'officers');

function TrainingFigures({ training: { inForce, lapsed, cap, recertify, cohorts } }: { training: TrainingView }) {
  if (cohorts.length === 0) return null;
  return (
    <div className="space-y-3">
      <p>
        <strong>
          {inForce} {officers(inForce)} authorized today
        </strong>
        {cap !== null && `, of ${cap} at most`}
        {lapsed > 0 && `. The authorization of ${lapsed} ${officers(lapsed)} has lapsed`}.
      </p>
      <ul className="space-y-2 empty:hidden">
        {recertify.map(({ sentence, due, within }) => (
          <li key={`${sentence} ${due.on}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Tag tone={within <= 30 ? 'red' : 'yellow'}>Within {within} days</Tag>
            <span>{sentence}</span>
            <span className="text-muted text-sm">{due.distance}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CohortHead({ cohort }: { cohort: CohortView }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 grow basis-64">
        <p className="wrap-anywhere font-bold">{cohort.course}</p>
        <p className="text-muted">
          {cohort.program}. {cohort.dates}.
        </p>
        {cohort.notes.map((note) => (
          <p key={note} className="text-muted text-sm">
            {note}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        {cohort.expires && (
          <span className="flex gap-2">
            <span className="text-muted">Until</span>
            <DueMarker {...cohort.expires} layout="stack" />
          </span>
        )}
        <Tag tone={cohort.standing.tone}>{cohort.standing.label}</Tag>
      </div>
    </div>
  );
}

const countLabels = { nominated: 'Nominated', cleared: 'Cleared', passed: 'Passed', certified: 'Certified' } as const;

function CohortCounts({ counts }: Pick<CohortView, 'counts'>) {
  const shown = [
    { label: countLabels.nominated, count: counts.nominated },
    { label: countLabels.cleared, count: counts.cleared },
    { label: countLabels.passed, count: counts.passed },
    { label: countLabels.certified, count: counts.certified },
  ];
  return (
    <dl className="grid max-w-reading grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
      {shown.map(({ label, count }) => (
        <div key={label}>
          <dt className="text-muted text-sm">{label}</dt>
          <dd className="font-bold text-lg tabular-nums">{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function CertifyForm({ cohort, action, envelopeFor }: { cohort: CohortView } & Acting) {
  const number = (name: 'cleared' | 'passed' | 'certified', hint: string): StepField => ({
    kind: 'number',
    name,
    label: countLabels[name],
    hint,
    unit: 'officers',
    value: cohort.values[name],
  });
  return (
    <Disclosure summary="Record who is cleared and certified">
      <StepForm
        name={`certify-${cohort.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Save the counts"
        tone="secondary"
        fields={[
          number('cleared', 'How many ICE has cleared for the course. Enter 0 if none yet.'),
          number('passed', 'How many have passed the examinations. Enter 0 if none yet.'),
          number('certified', 'How many ICE has certified in writing. Enter 0 if none yet.'),
          {
            kind: 'date',
            name: 'expiresOn',
            label: 'Last day of the authorization',
            hint: cohort.termHint || 'As the letters of authorization say.',
            value: cohort.values.expiresOn,
            optional: true,
          },
          { kind: 'hidden', name: 'cohortId', value: cohort.id },
        ]}
      >
        <input type="hidden" name="step" value="certify_cohort" />
      </StepForm>
    </Disclosure>
  );
}

const recordFields = ({ programs, earlier }: TrainingView): StepField[] => [
  { kind: 'line', name: 'course', label: 'Course', hint: 'For example “Cross-designation course, winter class”.' },
  ...(programs.length === 1
    ? programs.map(({ value }): StepField => ({ kind: 'hidden', name: 'programCode', value }))
    : ([{ kind: 'choice', name: 'programCode', label: 'Trained for', choices: programs }] as const)),
  { kind: 'date', name: 'startsOn', label: 'First day' },
  { kind: 'date', name: 'endsOn', label: 'Last day' },
  { kind: 'number', name: 'nominated', label: 'Officers nominated', unit: 'officers', hint: 'A number, never names.' },
  ...(earlier.length === 0
    ? []
    : ([
        {
          kind: 'select',
          name: 'recertifiesId',
          label: 'Certifies these officers again',
          hint: 'The earlier cohort, where the course renews an authorization.',
          choices: earlier,
          optional: true,
        },
      ] as const)),
];

function RecordForm({ training, action, envelopeFor }: { training: TrainingView } & Acting) {
  return (
    <Disclosure summary="Record a training cohort">
      <StepForm
        name="record-cohort"
        action={action}
        envelope={envelopeFor()}
        submit="Record the cohort"
        fields={recordFields(training)}
      >
        <input type="hidden" name="step" value="record_cohort" />
      </StepForm>
    </Disclosure>
  );
}
