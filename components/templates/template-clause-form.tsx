import { ListForm } from '@/components/admin/list-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { ClauseDutyFields } from '@/components/templates/clause-duty-fields';
import { Target } from '@/components/templates/template-review';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { clauseLimits } from '@/lib/domain/agreements/library/template-content';
import type { ClausePage } from '@/lib/domain/agreements/library/template-view';
import type { Outcome } from '@/lib/domain/result';

type ClauseFormProps = { view: ClausePage; action: (previous: Outcome, form: FormData) => Promise<Outcome> };

const kindChoices = [
  { value: 'MANDATORY', label: 'Mandatory', hint: 'Negotiation cannot change it. Say why below.' },
  { value: 'OPTIONAL', label: 'Optional', hint: 'The two sides may word it otherwise.' },
  { value: 'ALTERNATIVE', label: 'Alternative', hint: 'One of several for the same section; each agency gets one.' },
];

/** One clause of a draft. */
export function TemplateClauseForm({ view, action }: ClauseFormProps) {
  const { clause } = view;
  return (
    <ListForm key={view.seen} action={action} name="clause">
      <Target view={view} />
      <input type="hidden" name="seen" value={view.seen} />
      <input type="hidden" name="id" value={clause.id} />
      <TextField name="heading" label="Heading" defaultValue={clause.heading} />
      <TextArea name="body" label="Text" rows={14} max={clauseLimits.body} defaultValue={clause.body} />
      <Variables view={view} />
      <TextArea
        name="plain"
        label="In plain words, not binding"
        hint="What the clause means to somebody who is no lawyer. It is never part of the agreement."
        rows={3}
        max={clauseLimits.plain}
        defaultValue={clause.plain}
      />
      <TextField
        name="legalBasis"
        label="Legal basis"
        hint="The statute or public source, or “Our own rule”."
        defaultValue={clause.legalBasis}
      />
      <RadioGroup name="kind" label="Kind" choices={kindChoices} defaultValue={clause.kind} />
      <TextField
        name="lockReason"
        label="Why negotiation cannot change it"
        hint="Shown to both sides beside the clause."
        optional
        defaultValue={clause.lockReason}
      />
      <TextField
        name="section"
        label="Section it fills"
        hint="Alternatives share one; otherwise leave it as it is."
        defaultValue={clause.section}
      />
      <TextField
        name="states"
        label="Only in these states"
        hint="Codes, for example “TX, NM”. Leave it empty for all."
        optional
        defaultValue={clause.states}
      />
      <Disclosure summary="Only for some kinds of agency" start={clause.agencyTypes.length > 0 ? 'open' : 'closed'}>
        <CheckboxGroup
          name="agencyTypes"
          label="Kinds of agency"
          hint="None ticked means all."
          choices={view.agencyTypes}
          defaultValue={clause.agencyTypes}
          optional
        />
      </Disclosure>
      <ClauseDutyFields duties={clause.duties} />
      <Submit>Save the clause</Submit>
    </ListForm>
  );
}

function Variables({ view }: { view: ClausePage }) {
  return (
    <Disclosure summary="What the text may name from the case">
      <ul className="space-y-1">
        {view.variables.map(({ name, words, kind }) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code> {words} <span className="text-muted text-sm">({kind})</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
