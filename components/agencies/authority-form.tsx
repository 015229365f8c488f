'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { DateField, TextField } from '@/components/form/text-field';
import { authorityBases, authorityBasisLabels } from '@/lib/domain/agreements/authority-basis';
import type { RecordAuthorityPage } from '@/lib/domain/agreements/authority-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = {
  page: RecordAuthorityPage;
  record: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

const bases = authorityBases.map((value) => ({ value, label: authorityBasisLabels[value] }));

/** Who may bind the agency, on what basis, from when to when, with the document. */
export function AuthorityForm({ page: { people, documents, follows, values }, record }: Props) {
  const [answer, act] = useActionState(record, idle);
  return (
    <section aria-labelledby="authority-heading" className="space-y-4">
      <h2 id="authority-heading" className="text-2xl">
        2. Authority
      </h2>
      <Form action={act} answer={answer} name="record-authority">
        <input type="hidden" name="replacesId" value={follows?.id ?? ''} />
        <Select
          name="userId"
          label="Person"
          hint="Only a person with an account can sign in the portal."
          options={people}
          empty="Without an account"
          defaultValue={values.userId}
        />
        <TextField name="holderName" label="Name of an officeholder without an account" optional />
        <TextField name="holderTitle" label="Title of the office" defaultValue={values.holderTitle} />
        <Select name="basis" label="What the authority rests on" options={bases} defaultValue={values.basis} />
        <TextField
          name="citation"
          label="Citation"
          hint="For example “State code 30-20-2” or “Resolution 26-014 of Jan 6, 2026”."
          defaultValue={values.citation}
        />
        <DateField name="validFrom" label="First day" defaultValue={values.validFrom} />
        <DateField
          name="validUntil"
          label="Last day"
          hint="Leave it empty where the office has no fixed term."
          optional
        />
        <Select
          name="documentId"
          label="Document"
          options={documents.map(({ id, filename }) => ({ value: id, label: filename }))}
          defaultValue={documents[0]?.id ?? ''}
          empty="Attach one above first"
        />
        <Submit>Record the authority</Submit>
      </Form>
    </section>
  );
}
