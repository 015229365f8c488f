'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { ButtonRow } from '@/components/ui/button/button';
import type { AskedQuestion } from '@/lib/domain/assessments/assessment-view';
import type { AssessmentPart } from '@/lib/domain/assessments/question';
import { idle, type Outcome } from '@/lib/domain/result';
import { QuestionField } from './question-field';

type SectionFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** No version: several people fill the parts of one assessment at the same time. */
  caseId: string;
  idempotencyKey: string;
  part: AssessmentPart;
  section: string;
  /** The section that comes next, if there is one. */
  next: string | null;
  questions: readonly AskedQuestion[];
};

/** The questions of one section, with "save and continue" and "save and exit". */
export function SectionForm({ action, caseId, idempotencyKey, part, section, next, questions }: SectionFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="section" value={section} />
      <div className="space-y-10">
        {questions.map((asked) => (
          <QuestionField key={asked.question.code} asked={asked} part={part} />
        ))}
      </div>
      <ButtonRow place="foot">
        {next && (
          <Submit name="then" value={next}>
            Save and continue
          </Submit>
        )}
        <Submit name="then" value="exit" tone={next ? 'secondary' : 'primary'}>
          Save and exit
        </Submit>
      </ButtonRow>
    </Form>
  );
}
