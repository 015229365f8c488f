'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { oneText, useField, useFormAround } from '@/components/form/answer-context';
import { Fieldset } from '@/components/form/fieldset';
import { Select } from '@/components/form/select';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import {
  bases,
  basisLabels,
  type Concern,
  concernDescriptions,
  concernLabels,
  concerns,
  nexuses,
  severities,
  severityDescriptions,
  severityLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';
import type { DraftConcern } from '@/lib/domain/requests/draft';

const ratings = severities.map((value) => ({ value: String(value), label: severityLabels[value] }));
const trendOptions = trends.map((value) => ({ value, label: trendLabels[value] }));
// The label of the field says that it is about borders, so that the choice fits its box.
const nexusWords = { NONE: 'None known', SUSPECTED: 'Suspected', DOCUMENTED: 'Documented' } as const;
const nexusOptions = nexuses.map((value) => ({ value, label: nexusWords[value] }));
const basisOptions = bases.map((value) => ({ value, label: basisLabels[value] }));

/** The ten concerns: how serious each is and, for those that are one, what is known about it. */
export function DraftConcerns({ rows }: { rows: readonly DraftConcern[] }) {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className="space-y-6">
      <Disclosure summary="What the ratings mean">
        <dl className="space-y-2">
          {severities.map((severity) => (
            <div key={severity}>
              <dt className="font-bold">{severityLabels[severity]}</dt>
              <dd>{severityDescriptions[severity]}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <Rated list={list} />
      <div ref={list} className="border-line border-t">
        {concerns.map((concern) => (
          <ConcernRow key={concern} concern={concern} row={rows.find((one) => one.concern === concern)} />
        ))}
      </div>
    </div>
  );
}

function ConcernRow({ concern, row }: { concern: Concern; row: DraftConcern | undefined }) {
  const form = useFormAround();
  const start = `concerns.${concern}`;
  return (
    <section
      aria-labelledby={form?.idOf(`${start}-name`)}
      className="group/concern grid gap-x-8 gap-y-2 border-line border-b py-4 max-lg:py-5 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]"
    >
      <div className="min-w-0">
        <h2 id={form?.idOf(`${start}-name`)} className="text-lg">
          {concernLabels[concern]}
        </h2>
        <p className="text-muted text-sm">{concernDescriptions[concern]}</p>
      </div>
      <div className="min-w-0">
        <SeverityChoice
          name={`${start}.severity`}
          legend={`${concernLabels[concern]}: how serious is it?`}
          chosen={row ? String(row.severity) : ''}
        />
        {/* Asked by CSS alone once the concern is one, so that it also works without JavaScript. */}
        <div className="mt-3 hidden gap-4 group-has-[input:checked:not([value='0'])]/concern:grid sm:grid-cols-2 xl:grid-cols-3">
          <Detail
            name={`${start}.trend`}
            label="Where it is heading"
            options={trendOptions}
            value={row?.trend ?? 'FLAT'}
          />
          <Detail name={`${start}.nexus`} label="Across borders" options={nexusOptions} value={row?.nexus ?? 'NONE'} />
          <Detail
            name={`${start}.basis`}
            label="How you know"
            options={basisOptions}
            value={row?.basis ?? 'ESTIMATED'}
          />
          <div className="sm:col-span-2 xl:col-span-3">
            <TextField name={`${start}.note`} label="Note" optional width="full" defaultValue={row?.note} />
          </div>
        </div>
      </div>
    </section>
  );
}

type SeverityChoiceProps = { name: string; legend: string; chosen: string };

/** Five ratings in five columns, so that the ten rows read like a table; on phones each stands above its word. */
function SeverityChoice({ name, legend, chosen }: SeverityChoiceProps) {
  const field = useField(name, { defaultValue: chosen });
  const value = oneText(field.value);
  return (
    <Fieldset field={field} legend={legend} legendLook="hidden">
      <div className="grid grid-cols-5 gap-x-1">
        {ratings.map((rating, position) => {
          const id = position === 0 ? field.id : `${field.id}-${position + 1}`;
          return (
            <label
              key={rating.value}
              htmlFor={id}
              className="flex min-h-11 cursor-pointer items-center gap-2 max-sm:flex-col max-sm:gap-1 max-sm:text-xs"
            >
              <input
                id={id}
                type="radio"
                name={name}
                value={rating.value}
                defaultChecked={value === rating.value}
                className="size-5 shrink-0 cursor-pointer accent-primary"
              />
              {rating.label}
            </label>
          );
        })}
      </div>
    </Fieldset>
  );
}

type DetailProps = { name: string; label: string; options: readonly { value: string; label: string }[]; value: string };

// These lists start with a stated value in sight ("About the same", "No cross-border link known", "Estimated").
function Detail({ name, label, options, value }: DetailProps) {
  return <Select name={name} label={label} options={options} defaultValue={value} width="full" />;
}

/** How many are rated, and a way to finish the rest in one go. */
function Rated({ list }: { list: RefObject<HTMLDivElement | null> }) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const within = list.current;
    if (!within) return;
    const tell = () => setCount(within.querySelectorAll('input[type=radio]:checked').length);
    tell();
    within.addEventListener('input', tell);
    return () => within.removeEventListener('input', tell);
  }, [list]);

  const rateRest = () => {
    for (const concern of concerns) {
      const radios = [
        ...(list.current?.querySelectorAll<HTMLInputElement>(`[name="concerns.${concern}.severity"]`) ?? []),
      ];
      const [none] = radios;
      if (none && !radios.some(({ checked }) => checked)) none.checked = true;
    }
    list.current?.dispatchEvent(new Event('input', { bubbles: true }));
  };

  if (count === null) return null;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-2">
      <p role="status">
        <strong>
          {count} of {concerns.length}
        </strong>{' '}
        rated
      </p>
      {count > 0 && count < concerns.length && (
        <Button tone="quiet" onClick={rateRest}>
          Rate the rest “{severityLabels[0]}”
        </Button>
      )}
    </div>
  );
}
