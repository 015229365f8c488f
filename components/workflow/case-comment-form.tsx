'use client';
import { useActionState } from 'react';
import { CheckboxGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { ButtonRow } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { Visibility } from '@/lib/domain/access/readable';
import type { MentionPerson } from '@/lib/domain/comments/mention';
import { idle, type Outcome } from '@/lib/domain/result';
import { EnvelopeFields, type StepEnvelope } from './step-form';

type CommentFormProps = {
  name: string;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  visibility: Visibility;
  label: string;
  submit: string;
  people: readonly MentionPerson[];
  questionCode?: string;
  parentId?: string;
};

/** The form of a comment, an internal note, or an answer to one. Who may read it is fixed by where it stands. */
export function CommentForm({ name, action, envelope, visibility, label, submit, people, ...props }: CommentFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name={name} after="clear">
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="step" value="comment" />
      <input type="hidden" name="visibility" value={visibility} />
      <input type="hidden" name="parentId" value={props.parentId ?? ''} />
      <input type="hidden" name="questionCode" value={props.questionCode ?? ''} />
      <TextArea
        name="body"
        label={label}
        hint={people.length > 0 ? 'Write @ and a full name to tell that person by e-mail, or choose below.' : undefined}
        max={4000}
        rows={3}
      />
      {people.length > 0 && (
        <Disclosure summary="Mention people">
          <CheckboxGroup
            name="mentions"
            label="Tell these people"
            hint="Only people who may read this are listed."
            optional
            choices={people.map((one) => ({
              value: one.id,
              label: one.title === '' ? one.name : `${one.name}, ${one.title}`,
            }))}
          />
        </Disclosure>
      )}
      <ButtonRow>
        <Submit tone="secondary">{submit}</Submit>
      </ButtonRow>
    </Form>
  );
}
