import { CheckboxGroup } from '@/components/form/choices';
import { TextArea } from '@/components/form/text-area';
import { DateField, NumberField } from '@/components/form/text-field';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import type { ProgramChoiceView } from '@/lib/domain/requests/draft-view';

const wishCharsMax = 4000;

type DraftServiceProps = { draft: RequestDraft; programs: readonly ProgramChoiceView[] };

/** The training or service an agency needs, with no agreement to sign. */
export function DraftService({ draft, programs }: DraftServiceProps) {
  const services = programs.filter(({ needsAgreement }) => !needsAgreement);
  return (
    <div className="space-y-6">
      <TextArea
        name="serviceWanted"
        label="What training or service do you need?"
        hint="Start with a few words that can stand as the title, for example “Training on document fraud for patrol”."
        rows={8}
        max={wishCharsMax}
        defaultValue={draft.serviceWanted}
      />
      {services.length > 0 && (
        <CheckboxGroup
          name="programsAsked"
          label="Is it about one of these?"
          hint="Services and referrals that need no agreement. Leave all open when you do not know."
          choices={services.map(({ code, name, summary }) => ({ value: code, label: name, hint: summary }))}
          defaultValue={draft.programsAsked}
          optional
        />
      )}
      <NumberField
        name="traineeCount"
        label="How many people would be trained?"
        hint="A number only; no names."
        unit="people"
        defaultValue={draft.traineeCount?.toLocaleString('en-US')}
        optional
      />
      <DateField
        name="wantedOn"
        label="When do you need it?"
        hint="Leave it open when any time suits you."
        defaultValue={draft.wantedOn ?? undefined}
        optional
      />
    </div>
  );
}
