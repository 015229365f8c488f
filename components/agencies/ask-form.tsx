'use client';
import { useActionState } from 'react';
import { Combobox } from '@/components/form/combobox';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { ButtonRow } from '@/components/ui/button/button';
import { agencyLevelLabels, agencyLevels, agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { states } from '@/lib/domain/agencies/states';
import type { AskPrefill } from '@/lib/domain/agencies/verification';
import { idle, type Outcome } from '@/lib/domain/result';

type AskFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  prefill: AskPrefill | null;
  idempotencyKey: string;
};

const types = agencyTypes.map((value) => ({ value, label: agencyTypeLabels[value] }));
const levels = agencyLevels.map((value) => ({ value, label: agencyLevelLabels[value] }));
const stateOptions = states
  .map(({ code, name }) => ({ value: code, label: name }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** The facts of the agency, then who asks. */
export function AskForm({ action, prefill, idempotencyKey }: AskFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="ask">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="entryId" value={prefill?.entryId ?? ''} />
      <section className="space-y-6">
        <h2 className="text-xl">Your agency</h2>
        <AgencyFields prefill={prefill} />
      </section>
      <section className="space-y-6 border-line border-t pt-6">
        <h2 className="text-xl">You</h2>
        <TextField name="personName" label="Your name" autoComplete="name" />
        <TextField name="personTitle" label="Your job title" autoComplete="organization-title" />
        <TextField
          name="workEmail"
          type="email"
          label="Work e-mail"
          hint="An address of your agency, not one of a provider such as Gmail. We send a link to it."
          autoComplete="email"
          spellCheck={false}
        />
        <TextField name="phone" type="tel" label="Work telephone" width="medium" autoComplete="tel" />
      </section>
      <ButtonRow>
        <Submit waiting="Sending…">Ask for verification</Submit>
      </ButtonRow>
    </Form>
  );
}

function AgencyFields({ prefill }: Pick<AskFormProps, 'prefill'>) {
  return (
    <>
      <TextField name="legalName" label="Legal name" defaultValue={prefill?.legalName} autoComplete="organization" />
      <Select name="type" label="Kind of agency" options={types} defaultValue={prefill?.type} />
      <Select name="level" label="Level of government" options={levels} defaultValue={prefill?.level} />
      <Combobox name="stateCode" label="State or territory" options={stateOptions} defaultValue={prefill?.stateCode} />
      <TextArea
        name="counties"
        label="Counties it serves"
        hint="Separate names with semicolons. Leave empty if it serves the whole state."
        rows={2}
        defaultValue={prefill?.counties}
        optional
      />
      <TextField
        name="ori"
        label="Identifier (ORI)"
        hint="Nine letters or digits, for example ZZ0010000."
        width="short"
        defaultValue={prefill?.ori}
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <TextField
        name="headTitle"
        label="Title of the head"
        hint="For example Sheriff."
        defaultValue={prefill?.headTitle}
      />
      <TextField name="headName" label="Name of the head" />
    </>
  );
}
