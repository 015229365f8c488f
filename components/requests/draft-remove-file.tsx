'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { idle, type Outcome } from '@/lib/domain/result';

type DraftRemoveFileProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  caseId: string;
  documentId: string;
  name: string;
};

/** Takes one file out of the request. */
export function DraftRemoveFile({ action, caseId, documentId, name }: DraftRemoveFileProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="documentId" value={documentId} />
      <Submit tone="quiet" waiting="Removing…">
        Remove<span className="sr-only"> {name}</span>
      </Submit>
    </Form>
  );
}
