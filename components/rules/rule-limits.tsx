import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { NumberField } from '@/components/form/text-field';
import type { RuleVersionPage } from '@/lib/domain/assessments/rule-table-view';
import type { Outcome } from '@/lib/domain/result';

type RuleLimitsProps = { view: RuleVersionPage; action: (previous: Outcome, form: FormData) => Promise<Outcome> };

/** The limits of the bands, and what the version says of itself. */
export function RuleLimits({ view, action }: RuleLimitsProps) {
  const { bands, changeNote, version, seen } = view;
  return (
    <section className="space-y-4">
      <h2>Reason and limits of the bands</h2>
      {/* Drawn anew after each save, so that the digest and the boxes are those of the draft. */}
      <ListForm key={seen} action={action} name="limits">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          name="changeNote"
          label="What this version changes and why"
          hint="Everyone who reads the list of versions reads it. It is needed before the draft can be sent."
          rows={4}
          max={1000}
          defaultValue={changeNote}
        />
        <div className="flex flex-wrap gap-x-8 gap-y-4">
          <NumberField
            name="need"
            label="Need for “Recommended”"
            kind="decimal"
            unit="or more"
            defaultValue={String(bands.need)}
          />
          <NumberField
            name="capacity"
            label="Capacity for “Recommended”"
            kind="decimal"
            unit="or more"
            defaultValue={String(bands.capacity)}
          />
          <NumberField
            name="consider"
            label="Need for “Consider”"
            kind="decimal"
            unit="or more"
            defaultValue={String(bands.consider)}
          />
        </div>
        <Submit tone="secondary">Save reason and limits</Submit>
      </ListForm>
    </section>
  );
}
