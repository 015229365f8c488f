import { RadioGroup } from '@/components/form/choices';
import { Combobox } from '@/components/form/combobox';
import { Alert } from '@/components/ui/alert/alert';
import { buttonClass } from '@/components/ui/button/button-class';
import { ruleLineFacts } from '@/lib/domain/assessments/rule-line-kinds';
import { ruleSources } from '@/lib/domain/assessments/rule-sources';
import type { RuleLinePage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';

type RuleLineChoiceProps = {
  view: RuleLinePage;
  choice: { kind: string; reads: readonly string[]; join: string };
};

const sources = ruleSources.map(({ code, label, iceOnly }) => ({
  value: code,
  label: `${code.startsWith('B.') ? '' : `${code} · `}${label}${iceOnly ? ' (ICE only)' : ''}`,
}));

const joins = [
  { value: 'all', label: 'All of them have to be so' },
  { value: 'any', label: 'One of them is enough' },
];

const readNames = ['Answer it reads', 'Second answer', 'Third answer'] as const;

/** What kind of line to add, and what it reads. A plain question to the server: nothing is kept. */
export function RuleLineChoice({ view, choice }: RuleLineChoiceProps) {
  const { kinds, version, code, fault } = view;
  return (
    <form method="get" action={paths.adminRulesLine(version, code)} className="space-y-8">
      {fault && (
        <Alert tone="error" heading="Before the line can be written">
          {fault}
        </Alert>
      )}
      <RadioGroup
        name="kind"
        label="What do you want to add?"
        choices={kinds.map((kind) => ({
          value: kind,
          label: ruleLineFacts[kind].label,
          hint: ruleLineFacts[kind].hint,
        }))}
        defaultValue={choice.kind === '' ? (kinds.length === 1 ? kinds[0] : undefined) : choice.kind}
      />
      <fieldset className="space-y-4 border-line border-t pt-6">
        <legend className="float-left w-full font-bold text-xl">Which answers does it read?</legend>
        <p className="clear-both max-w-reading text-muted">
          Not needed for lines of need that read a severity, a link or a trend: you choose their concerns on the next
          page. Steps and points for each answer read one.
        </p>
        {readNames.map((label, position) => (
          <Combobox
            key={label}
            id={`reads-${position}`}
            name="reads"
            label={label}
            optional={position > 0}
            options={sources}
            defaultValue={choice.reads[position] ?? ''}
          />
        ))}
        <RadioGroup
          name="join"
          label="If it reads several answers"
          choices={joins}
          defaultValue={choice.join === 'any' ? 'any' : 'all'}
        />
      </fieldset>
      <button type="submit" className={buttonClass('primary')}>
        Write this line
      </button>
    </form>
  );
}
