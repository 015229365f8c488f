'use client';
import { type ReactNode, useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import { WordChanges } from '@/components/workflow/word-changes';
import type { ConflictView, JoinPage } from '@/lib/domain/agreements/amendment-view';
import { paths } from '@/lib/domain/paths';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = {
  page: JoinPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** Joins an amendment to the text in force: each conflict with its three wordings, and the choice between them. */
export function JoinForm({ page, action, envelope }: Props) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="rebase_amendment">
      <EnvelopeFields envelope={envelope} />
      <input type="hidden" name="step" value="rebase_amendment" />
      <input type="hidden" name="onto" value={page.onto} />
      {page.terms.map((term, at) => (
        <TermConflict key={term.key} term={term} at={at} />
      ))}
      {page.sections.map((section, at) => (
        <SectionConflict key={section.key} section={section} at={at} />
      ))}
      <ButtonRow>
        <Submit>Join the texts</Submit>
        <LinkButton href={paths.agreement(page.id)} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function TermConflict({ term, at }: { term: JoinPage['terms'][number]; at: number }) {
  return (
    <Card heading={term.label}>
      <div className="space-y-4">
        <p className="text-muted">When this amendment was drafted: {term.base}</p>
        <input type="hidden" name={`terms.${at}.key`} value={term.key} />
        <RadioGroup
          name={`terms.${at}.take`}
          label="Which one counts"
          choices={[
            { value: 'THEIRS', label: `In force now: ${term.theirs}` },
            { value: 'OURS', label: `In this amendment: ${term.ours}` },
          ]}
        />
      </div>
    </Card>
  );
}

function SectionConflict({ section, at }: { section: ConflictView; at: number }) {
  return (
    <Card heading={section.heading}>
      <div className="space-y-6">
        <div className="grid gap-6 lg:grid-cols-3">
          <Wording heading="When this amendment was drafted">
            <p className="whitespace-pre-line break-words">{section.base}</p>
          </Wording>
          <Wording heading="In force now">
            <WordChanges parts={section.theirs} />
          </Wording>
          <Wording heading="In this amendment">
            <WordChanges parts={section.ours} />
          </Wording>
        </div>
        <input type="hidden" name={`sections.${at}.key`} value={section.key} />
        <RadioGroup
          name={`sections.${at}.take`}
          label="How this section reads from now on"
          choices={[
            { value: 'THEIRS', label: 'As in force now', hint: 'With the terms that this amendment sets.' },
            { value: 'OURS', label: 'As in this amendment' },
            {
              value: 'JOINED',
              label: 'A joined wording',
              reveal: (
                <TextArea
                  name={`sections.${at}.body`}
                  label="Joined wording"
                  hint="An empty line starts a paragraph. A line that begins with “- ” is an item of a list."
                  defaultValue={section.oursText}
                  max={12_000}
                  rows={12}
                />
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Wording({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="min-w-0 space-y-2">
      <h3 className="font-bold text-base">{heading}</h3>
      {children}
    </div>
  );
}
