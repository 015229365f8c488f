'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { disclosureClasses, disclosureWords } from '@/lib/domain/requests/disclosure';
import type { AttachmentView } from '@/lib/domain/requests/draft-view';
import { idle, type Outcome } from '@/lib/domain/result';

type DraftFileClassProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  caseId: string;
  file: Pick<AttachmentView, 'id' | 'filename' | 'class'>;
};

/** Who may read one file later, with what each choice means. */
export function DraftFileClass({ action, caseId, file }: DraftFileClassProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="documentId" value={file.id} />
      <RadioGroup
        name="class"
        label="Who may read it later"
        hint="If somebody asks for this file under a public records law. Nothing is released by your choice."
        defaultValue={file.class}
        choices={disclosureClasses.map((value) => ({
          value,
          label: disclosureWords[value].label,
          hint: disclosureWords[value].means,
        }))}
      />
      <Submit tone="secondary" waiting="Saving…">
        Save disclosure<span className="sr-only"> of {file.filename}</span>
      </Submit>
    </Form>
  );
}
