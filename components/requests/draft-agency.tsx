import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { NumberField } from '@/components/form/text-field';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { paths } from '@/lib/domain/paths';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import type { AgencyRecord } from '@/lib/domain/requests/draft-view';
import { borderFeatureLabels, borderFeatures } from '@/lib/domain/requests/request-type';

export const yesNoChoices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

/** A stored yes or no as a radio group takes it. */
export const yesNoValue = (value: boolean | null): string | undefined =>
  value === null ? undefined : value ? 'yes' : 'no';

const figure = (value: number | null): string | undefined => value?.toLocaleString('en-US');

// The figure of the record stands beside the box, so that a difference is seen by both sides.
const fromRecord = (value: number): string =>
  value > 0 ? `From your agency’s record: ${value.toLocaleString('en-US')}` : 'Your agency’s record has no figure yet.';

/** The facts of the agency, prefilled from its record, to check and correct. */
export function DraftAgency({ draft, agency }: { draft: RequestDraft; agency: AgencyRecord }) {
  return (
    <div className="space-y-6">
      <section className="space-y-3">
        <h2 className="text-xl">From your agency’s record</h2>
        <SummaryList
          rows={[
            { label: 'Agency', value: agency.legalName },
            { label: 'Kind of agency', value: agency.type },
            { label: 'Area', value: agency.place },
            { label: 'ORI', value: agency.ori ?? <span className="text-muted">None on record</span> },
            { label: 'Head of the agency', value: agency.head },
          ]}
        />
        <p className="max-w-reading text-muted">
          {agency.source} If one of these is wrong, <Link href={paths.ownAgency()}>ask for a correction</Link>.
        </p>
      </section>
      <NumberField
        name="swornCount"
        label="Sworn officers"
        hint={fromRecord(agency.swornCount)}
        unit="officers"
        defaultValue={figure(draft.swornCount)}
      />
      <NumberField
        name="civilianCount"
        label="Civilian staff"
        hint={fromRecord(agency.civilianCount)}
        unit="people"
        defaultValue={figure(draft.civilianCount)}
      />
      <NumberField
        name="populationServed"
        label="Population you serve"
        hint={fromRecord(agency.population)}
        unit="residents"
        defaultValue={figure(draft.populationServed)}
      />
      <RadioGroup
        name="operatesJail"
        label="Does your agency operate a jail or lock-up?"
        hint={`From your agency’s record: ${agency.operatesJail ? 'Yes' : 'No'}`}
        choices={yesNoChoices}
        layout="row"
        defaultValue={yesNoValue(draft.operatesJail)}
      />
      <CheckboxGroup
        name="borderFeatures"
        label="Which of these does your area have?"
        hint="Choose all that apply. Leave all open when none does."
        choices={borderFeatures.map((value) => ({ value, label: borderFeatureLabels[value] }))}
        defaultValue={draft.borderFeatures}
        optional
      />
    </div>
  );
}
