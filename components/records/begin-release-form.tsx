'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { releaseProfileNames, releaseProfiles } from '@/lib/domain/records/profiles';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = { action: (previous: Outcome, form: FormData) => Promise<Outcome>; caseNumber: string };

/** Begins a copy of a case for somebody who asked for it. */
export function BeginReleaseForm({ action, caseNumber }: Props) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="begin" className="max-w-reading">
      <TextField
        name="caseNumber"
        label="Number of the case"
        hint="A request brings every agreement that came of it. An agreement brings its amendments and add-ons."
        defaultValue={caseNumber}
        width="medium"
        spellCheck={false}
      />
      <TextField name="requester" label="Who asks for the record" hint="A person, newsroom, court or office." />
      <TextField
        name="reference"
        label="Reference of the requester"
        hint="Such as the number of the FOIA request or of the docket."
        width="medium"
      />
      <RadioGroup
        name="profile"
        label="To whom the copy goes"
        hint="What leaves by itself follows from it. It cannot be changed later."
        choices={releaseProfileNames.map((value) => ({
          value,
          label: releaseProfiles[value].label,
          hint: releaseProfiles[value].means,
        }))}
      />
      <Submit waiting="Reading the case…">Begin the copy</Submit>
    </Form>
  );
}
