import type { StepAct } from '@/components/agreements/agreement-page';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { severities, severityFacts } from '@/lib/domain/agreements/inspections';
import type {
  CorrectionView,
  FindingView,
  InspectionsSection,
  InspectionView,
  OversightPage,
} from '@/lib/domain/agreements/oversight-view';
import type { SimpleField, StepField } from '@/lib/domain/workflow/step-field';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };

const owners = [
  { value: 'AGENCY', label: 'The agency' },
  { value: 'ICE', label: 'ICE' },
];

const correctionFields: SimpleField[] = [
  { kind: 'paragraph', name: 'text', label: 'What has to be done', max: 1000 },
  { kind: 'select', name: 'ownerSide', label: 'Who does it', choices: owners },
  { kind: 'date', name: 'dueOn', label: 'Due on' },
];

const findingFields = (sections: InspectionsSection['sections']): SimpleField[] => [
  { kind: 'paragraph', name: 'finding', label: 'What was found', hint: 'No names of persons.', max: 1000 },
  {
    kind: 'select',
    name: 'severity',
    label: 'How severe it is',
    choices: severities.map((value) => ({
      value,
      label: `${severityFacts[value].label}: ${severityFacts[value].hint}`,
    })),
  },
  { kind: 'select', name: 'sectionId', label: 'Section it is about', choices: sections, optional: true },
  ...correctionFields,
];

/** The form for a new inspection with its findings. */
export function RecordInspectionForm({ section, action, envelopeFor }: { section: InspectionsSection } & Acting) {
  return (
    <Disclosure summary="Record an inspection">
      <StepForm
        name="record-inspection"
        action={action}
        envelope={envelopeFor()}
        submit="Record the inspection"
        fields={[
          { kind: 'date', name: 'inspectedOn', label: 'Day of the inspection' },
          {
            kind: 'line',
            name: 'scope',
            label: 'What was looked at',
            hint: 'For example “Use of the authority, training and complaints”.',
          },
          { kind: 'paragraph', name: 'summary', label: 'What it showed', max: 4000, rows: 5 },
          {
            kind: 'rows',
            name: 'findings',
            label: 'Findings',
            hint: 'Leave this empty when nothing was found; the inspection is then closed at once. With a finding, the agency has 30 days to answer.',
            row: 'Finding',
            add: 'Add another finding',
            max: 20,
            fields: findingFields(section.sections),
          },
        ]}
      >
        <input type="hidden" name="step" value="record_inspection" />
      </StepForm>
    </Disclosure>
  );
}

/** One more thing to do about a finding. */
export function AddCorrectionForm({ finding, action, envelopeFor }: { finding: FindingView } & Acting) {
  return (
    <Disclosure summary="Add a corrective action">
      <StepForm
        name={`add-${finding.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Add the action"
        tone="secondary"
        fields={[...correctionFields, { kind: 'hidden', name: 'findingId', value: finding.id }]}
      >
        <input type="hidden" name="step" value="add_correction" />
      </StepForm>
    </Disclosure>
  );
}

type One = { correction: CorrectionView } & Acting;

const named = ({ id }: CorrectionView): StepField => ({ kind: 'hidden', name: 'correctionId', value: id });

/** That something is corrected, with its evidence. */
export function ReportCorrectionForm({
  correction,
  files,
  action,
  envelopeFor,
}: One & { files: OversightPage['files'] }) {
  const evidence: StepField[] =
    files.length === 0
      ? []
      : [
          {
            kind: 'select',
            name: 'documentId',
            label: 'Evidence',
            hint: 'One of the files attached below.',
            optional: true,
            choices: files.map(({ id, filename }) => ({ value: id, label: filename })),
          },
        ];
  return (
    <Disclosure summary="Report it as done">
      <StepForm
        name={`correct-${correction.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Send report"
        fields={[
          {
            kind: 'paragraph',
            name: 'report',
            label: 'What was done, and when',
            hint: 'ICE verifies it or returns it. No names of persons.',
            max: 2000,
          },
          ...evidence,
          named(correction),
        ]}
      >
        <input type="hidden" name="step" value="report_correction" />
      </StepForm>
    </Disclosure>
  );
}

/** The verdict on what was reported as done. */
export function VerifyForms({ correction, action, envelopeFor }: One) {
  return (
    <div className="space-y-3">
      <StepForm
        name={`verify-${correction.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Verify the correction"
        fields={[named(correction)]}
      >
        <input type="hidden" name="step" value="verify_correction" />
      </StepForm>
      <Disclosure summary="Return it instead">
        <StepForm
          name={`return-${correction.id}`}
          action={action}
          envelope={envelopeFor()}
          submit="Return the correction"
          tone="secondary"
          fields={[
            { kind: 'paragraph', name: 'reason', label: 'What is missing', hint: 'Both sides read this.', max: 2000 },
            named(correction),
          ]}
        >
          <input type="hidden" name="step" value="return_correction" />
        </StepForm>
      </Disclosure>
    </div>
  );
}

/** The end of an inspection whose findings are all corrected. */
export function CloseForm({ inspection, action, envelopeFor }: { inspection: InspectionView } & Acting) {
  return (
    <Disclosure summary="Close the inspection" start="open">
      <StepForm
        name={`close-${inspection.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Close the inspection"
        fields={[
          {
            kind: 'paragraph',
            name: 'note',
            label: 'Closing note',
            hint: 'Both sides read this.',
            max: 2000,
            optional: true,
          },
          { kind: 'hidden', name: 'inspectionId', value: inspection.id },
        ]}
      >
        <input type="hidden" name="step" value="close_inspection" />
      </StepForm>
    </Disclosure>
  );
}
