'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { DateField, TextField } from '@/components/form/text-field';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import { idle, type Outcome } from '@/lib/domain/result';

type Values = Record<
  'required' | 'legalCitation' | 'bodyName' | 'meetingOn' | 'resolutionNumber' | 'result' | 'documentId',
  string
>;

type Props = {
  values: Values;
  documents: readonly { id: string; filename: string }[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  backHref: string;
};

/** Whether local law needs a vote, and how it went. The fields about the vote open with “Yes”. */
export function ApprovalForm({ values, documents, action, envelope, backHref }: Props) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="approval">
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="step" value="save_local_approval" />
      <RadioGroup
        name="required"
        label="Does local law need a vote of your governing body?"
        labelLook="large"
        hint="An agreement signed without the vote that local law asks for can be challenged in court. “Not known yet” blocks the signing."
        defaultValue={values.required}
        choices={[
          { value: 'YES', label: 'Yes', reveal: <VoteFields values={values} documents={documents} /> },
          { value: 'NO', label: 'No', hint: 'Cite the law or charter below.' },
          { value: 'UNKNOWN', label: 'Not known yet' },
        ]}
      />
      <TextField
        name="legalCitation"
        label="Law or charter"
        hint="What asks for the vote, or under which no vote is needed. For example “County charter, section 4.2”."
        defaultValue={values.legalCitation}
      />
      <ButtonRow>
        <Submit>Save local approval</Submit>
        <LinkButton href={backHref} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function VoteFields({ values, documents }: Pick<Props, 'values' | 'documents'>) {
  return (
    <>
      <TextField name="bodyName" label="Governing body" defaultValue={values.bodyName} />
      <RadioGroup
        name="result"
        label="How did the vote go?"
        defaultValue={values.result}
        choices={[
          { value: 'PENDING', label: 'Not taken yet' },
          { value: 'PASSED', label: 'Passed' },
          { value: 'NOT_PASSED', label: 'Not passed' },
        ]}
      />
      <DateField name="meetingOn" label="Date of the meeting" defaultValue={values.meetingOn} />
      <TextField
        name="resolutionNumber"
        label="Number of the resolution"
        width="medium"
        defaultValue={values.resolutionNumber}
      />
      <Select
        name="documentId"
        label="Attached resolution"
        hint="Attach the file above first."
        defaultValue={values.documentId}
        options={documents.map(({ id, filename }) => ({ value: id, label: filename }))}
        width="long"
      />
    </>
  );
}
