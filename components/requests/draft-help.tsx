import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { DateField } from '@/components/form/text-field';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import type { AgreementChoiceView, ProgramChoiceView } from '@/lib/domain/requests/draft-view';
import { urgencies, urgencyLabels } from '@/lib/domain/requests/request-type';
import { yesNoChoices, yesNoValue } from './draft-agency';

type DraftHelpProps = {
  draft: RequestDraft;
  programs: readonly ProgramChoiceView[];
  agreements: readonly AgreementChoiceView[];
};

/** Whether the agency wants advice or has programs in mind, how soon, and who knows. */
export function DraftHelp({ draft, programs, agreements }: DraftHelpProps) {
  return (
    <div className="space-y-6">
      {agreements.length > 0 && (
        <section className="space-y-2">
          <h2 className="text-lg">Agreements your agency has</h2>
          <ul className="list-disc space-y-1 pl-5">
            {agreements.map(({ id, number, program, status }) => (
              <li key={id}>
                <Link href={paths.agreement(id)}>{number}</Link>, {program}{' '}
                <span className="text-muted">({status})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RadioGroup
        name="helpDecide"
        label="What help do you want?"
        choices={[
          {
            value: 'yes',
            label: 'Help us decide',
            hint: 'Suggested unless you are sure: a liaison looks at your needs with you, and you see every reason.',
          },
          {
            value: 'no',
            label: 'We have programs in mind',
            hint: 'You name one or more. The assessment still shows you what else could fit.',
            reveal: <ProgramChoices asked={draft.programsAsked} programs={programs} />,
          },
        ]}
        defaultValue={yesNoValue(draft.helpDecide)}
      />
      <RadioGroup
        name="urgency"
        label="How urgent is this?"
        choices={urgencies.map((value) => ({ value, label: urgencyLabels[value] }))}
        defaultValue={draft.urgency ?? undefined}
      />
      <DateField
        name="desiredStartOn"
        label="When would you like to start?"
        hint="Leave it open when any time suits you."
        defaultValue={draft.desiredStartOn ?? undefined}
        optional
      />
      <RadioGroup
        name="fieldContactMade"
        label="Have you been in touch with an ICE office about this?"
        choices={yesNoChoices}
        layout="row"
        defaultValue={yesNoValue(draft.fieldContactMade)}
        optional
      />
      <RadioGroup
        name="governingBodyAware"
        label="Does your governing body know of this request?"
        hint="Your board, council or commission. Some agreements need its approval later."
        choices={yesNoChoices}
        layout="row"
        defaultValue={yesNoValue(draft.governingBodyAware)}
        optional
      />
    </div>
  );
}

type ProgramChoicesProps = { asked: readonly string[]; programs: readonly ProgramChoiceView[] };

function ProgramChoices({ asked, programs }: ProgramChoicesProps) {
  return (
    <CheckboxGroup
      name="programsAsked"
      label="Which programs?"
      hint="Choose at least one."
      choices={programs.map(({ code, name, summary }) => ({ value: code, label: name, hint: summary }))}
      defaultValue={asked}
    />
  );
}
