import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Fieldset } from '@/components/form/fieldset';
import { NumberField, TextField } from '@/components/form/text-field';
import { comparisons, stepRows } from '@/lib/domain/assessments/rule-line-choices';
import { type LineSetup, ruleLineFacts } from '@/lib/domain/assessments/rule-line-kinds';
import type { RuleSource } from '@/lib/domain/assessments/rule-sources';
import { concernLabels, concerns } from '@/lib/domain/concerns';

type RuleLineFieldsProps = { setup: LineSetup; left: { need: number; capacity: number } };

const at = (key: string) => `values.${key}`;

/** The fields that a kind of line needs, drawn from what it reads. */
export function RuleLineFields({ setup, left }: RuleLineFieldsProps) {
  const { part } = ruleLineFacts[setup.kind];
  const tested = setup.kind.endsWith('.when');
  return (
    <div className="space-y-8">
      {tested && <Tests setup={setup} />}
      {part === 'gates' && <GateWords />}
      {part === 'caps' && <CapWords />}
      {(part === 'need' || part === 'capacity') && (
        <>
          <p className="max-w-reading text-muted">
            {`${part === 'need' ? 'Need' : 'Capacity'} has ${pointsText(left[part])} left of 100.`}
          </p>
          <TermFields setup={setup} />
        </>
      )}
    </div>
  );
}

const pointsText = (count: number) =>
  `${count.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${count === 1 ? 'point' : 'points'}`;

function Tests({ setup: { reads, join } }: { setup: LineSetup }) {
  return (
    <div className="space-y-6">
      {reads.length > 1 && (
        <p className="max-w-reading">{join === 'all' ? 'All of these have to be so.' : 'One of these is enough.'}</p>
      )}
      {reads.map((source, position) => (
        <Test key={source.code} source={source} name={`test_${position}`} />
      ))}
    </div>
  );
}

function Test({ source, name }: { source: RuleSource; name: string }) {
  const { kind, label, code, options, unit, iceOnly } = source;
  const title = kind === 'concern' || kind === 'agencyType' ? label : `${code} · ${label}`;
  const hint = iceOnly ? 'ICE answers this. Agencies never see what rests on it.' : undefined;
  if (kind === 'figure') {
    return (
      <Fieldset legend={title} hint={hint}>
        <RadioGroup name={at(`${name}_compare`)} label="Test" choices={comparisons} />
        <NumberField name={at(`${name}_figure`)} label="Figure" kind="decimal" unit={unit ?? undefined} optional />
      </Fieldset>
    );
  }
  if (kind === 'yesno') return <RadioGroup name={at(name)} label={title} hint={hint} choices={options} layout="row" />;
  if (kind === 'concern') {
    const choices = options.map((option) => ({
      ...option,
      label: option.value === '4' ? option.label : `${option.label} or worse`,
    }));
    return <RadioGroup name={at(name)} label={title} choices={choices} />;
  }
  return (
    <CheckboxGroup
      name={at(name)}
      label={title}
      hint={hint ?? 'One of the ticked answers is enough.'}
      choices={options}
    />
  );
}

function GateWords() {
  return (
    <>
      <TextField
        name={at('asks')}
        label="What the gate asks for"
        hint="A whole sentence, for example “You run a jail, prison or lock-up.”"
        width="full"
      />
      <TextField
        name={at('fails')}
        label="What it says when this is not so"
        hint="A whole sentence, for example “You do not run a jail, prison or lock-up.”"
        width="full"
      />
      <TextField name={at('unlock')} label="What would open it" hint="Tell the agency what it can do." width="full" />
    </>
  );
}

function CapWords() {
  return (
    <>
      <NumberField name={at('at')} label="Need stays at or below" kind="decimal" unit="points" />
      <TextField
        name={at('sentence')}
        label="Sentence"
        hint="Say why need is limited, and what would lift the limit."
        width="full"
      />
    </>
  );
}

const concernChoices = concerns.map((value) => ({ value, label: concernLabels[value] }));

const nounHint = 'Continues “Points for …”, for example “bookings in the last 12 months”.';

function TermFields({ setup }: { setup: LineSetup }) {
  const [source] = setup.reads;
  switch (setup.kind.split('.')[1]) {
    case 'severity':
    case 'trend':
      return (
        <>
          <CheckboxGroup name={at('of')} label="Concerns" choices={concernChoices} />
          <NumberField name={at('points')} label="Points at most" kind="decimal" />
        </>
      );
    case 'nexus':
      return (
        <>
          <CheckboxGroup name={at('of')} label="Concerns" choices={concernChoices} />
          <NumberField name={at('documented')} label="Points when a link is documented" kind="decimal" />
          <NumberField name={at('suspected')} label="Points when a link is suspected" kind="decimal" />
        </>
      );
    case 'steps':
      return <Steps source={source} />;
    case 'choice':
      return (
        <>
          <Fieldset legend={`${source?.code} · ${source?.label}`}>
            <div className="flex flex-wrap gap-x-8 gap-y-4">
              {source?.options.map(({ value, label }) => (
                <NumberField key={value} name={at(`choice_${value}`)} label={`Points for “${label}”`} kind="decimal" />
              ))}
            </div>
          </Fieldset>
          <TextField name={at('noun')} label="What is measured" hint={nounHint} width="full" />
        </>
      );
    default:
      return (
        <>
          <NumberField name={at('points')} label="Points" kind="decimal" />
          <TextField
            name={at('says')}
            label="Finishes “points when …”"
            hint="For example “booking is staffed at all hours”, without a full stop."
            width="full"
          />
          <TextField
            name={at('lacks')}
            label="Sentence when this is not so"
            hint="A whole sentence, for example “Booking is not staffed at all hours.”"
            width="full"
          />
        </>
      );
  }
}

function Steps({ source }: { source: RuleSource | undefined }) {
  return (
    <>
      <Fieldset
        legend={`${source?.code} · ${source?.label}`}
        hint="From high to low. The first step that is reached gives its points; leave rows empty that you do not need."
      >
        <div className="space-y-4">
          {Array.from({ length: stepRows }, (_, row) => row).map((row) => (
            <div key={row} className="flex flex-wrap gap-x-8 gap-y-2">
              <NumberField
                name={at(`from_${row}`)}
                label={`Step ${row + 1}: from`}
                kind="decimal"
                unit={source?.unit ?? undefined}
              />
              <NumberField name={at(`points_${row}`)} label={`Step ${row + 1}: points`} kind="decimal" />
            </div>
          ))}
          <NumberField name={at('below')} label="Points below the lowest step" kind="decimal" />
        </div>
      </Fieldset>
      <TextField name={at('noun')} label="What is measured" hint={nounHint} width="full" />
    </>
  );
}
