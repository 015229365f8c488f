import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Select } from '@/components/form/select';
import { NumberField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button, LinkButton } from '@/components/ui/button/button';
import type { WhatIf, WhatIfField } from '@/lib/domain/assessments/what-if';
import { bases, basisLabels } from '@/lib/domain/concerns';
import { paths } from '@/lib/domain/paths';
import { WhatIfOutcome } from './recommendation-what-if-outcome';

const radioMost = 6;

type WhatIfPanelProps = { whatIf: WhatIf; requestId: string };

/**
 * Tries out one other answer. Two plain forms that only ask the page again, so that it works without JavaScript and
 * nothing is sent that could be kept.
 */
export function RecommendationWhatIf({ whatIf, requestId }: WhatIfPanelProps) {
  const { options, field, error, outcome, ownOnly } = whatIf;
  const action = paths.whatIf(requestId);
  return (
    <section
      id="what-if"
      aria-labelledby="what-if-title"
      className="scroll-mt-16 space-y-5 rounded border border-line bg-ground p-4 print:hidden"
    >
      <div className="space-y-2">
        <h2 id="what-if-title" className="text-xl">
          What if?
        </h2>
        <p className="text-muted text-sm">
          Change one answer and see what the rules would say. Nothing here is saved.
          {ownOnly && ' It rests on your own answers alone, without the part that ICE answers.'}
        </p>
      </div>
      <form method="get" action={action} className="space-y-3">
        <Select
          id="what-if-change"
          name="change"
          label="Answer to change"
          options={options}
          width="full"
          defaultValue={field?.code ?? ''}
        />
        <Button type="submit" tone={field ? 'secondary' : 'primary'}>
          Choose this answer
        </Button>
      </form>
      {error && (
        <Alert tone="error" size="slim" live="polite">
          {error}
        </Alert>
      )}
      {field && (
        // Another answer is another form: without the key, what was typed for the last one would stay.
        <form key={field.code} method="get" action={action} className="space-y-4 border-line border-t pt-4">
          <input type="hidden" name="change" value={field.code} />
          <p className="text-sm">
            <span className="text-muted">Now: </span>
            {field.stands}
          </p>
          <Imagined field={field} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit">Show what would change</Button>
            <LinkButton href={action} tone="quiet">
              Start over
            </LinkButton>
          </div>
        </form>
      )}
      {outcome && <WhatIfOutcome outcome={outcome} />}
    </section>
  );
}

function Imagined({ field }: { field: WhatIfField }) {
  const base = { id: 'what-if-to', name: 'to', label: field.label, hint: field.help || undefined };
  const [first = ''] = field.given;
  if (field.kind === 'many') {
    return (
      <>
        {/* Boxes that are not ticked send nothing; this says that an answer was given all the same. */}
        <input type="hidden" name="to" value="" />
        <CheckboxGroup {...base} choices={field.options} defaultValue={field.given} />
      </>
    );
  }
  if (field.kind === 'figure') {
    return (
      <>
        <NumberField {...base} unit={field.unit} kind="decimal" defaultValue={first} />
        <RadioGroup
          id="what-if-basis"
          name="basis"
          label="How would you know?"
          layout="row"
          choices={bases.map((value) => ({ value, label: basisLabels[value] }))}
          defaultValue={field.basis}
        />
      </>
    );
  }
  if (field.options.length > radioMost) {
    return (
      <Select {...base} options={field.options.filter(({ value }) => value !== '')} width="full" defaultValue={first} />
    );
  }
  return <RadioGroup {...base} choices={field.options} defaultValue={field.given.length > 0 ? first : undefined} />;
}
