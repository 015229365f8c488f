'use client';
import { manyTexts, useField } from '@/components/form/answer-context';
import { FieldError } from '@/components/form/field';
import { Select } from '@/components/form/select';
import {
  type Concern,
  concernDescriptions,
  concernLabels,
  concerns,
  severities,
  severityLabels,
} from '@/lib/domain/concerns';
import { type ConcernMark, concernMarks, finderQuestion } from '@/lib/domain/finder/finder-questions';

const markLabels = {
  up: 'Rising',
  suspected: 'Cross-border link suspected',
  documented: 'Cross-border link documented',
} as const satisfies Record<ConcernMark, string>;

const severityOptions = severities.map((value) => ({ value: String(value), label: severityLabels[value] }));

function Mark({ mark, concern }: { mark: ConcernMark; concern: Concern }) {
  const field = useField(mark);
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
      <input
        type="checkbox"
        id={concern === concerns[0] ? field.id : undefined}
        name={mark}
        value={concern}
        defaultChecked={manyTexts(field.value).includes(concern)}
        className="size-5 shrink-0 cursor-pointer accent-primary"
      />
      <span>
        {markLabels[mark]}
        <span className="sr-only">: {concernLabels[concern]}</span>
      </span>
    </label>
  );
}

function MarkFault({ mark }: { mark: ConcernMark }) {
  const { error, errorId } = useField(mark);
  return error ? <FieldError id={errorId}>{error}</FieldError> : null;
}

/** The ten concerns in rows: how serious, whether rising, whether it reaches across the border. */
export function FinderConcerns() {
  const { text } = finderQuestion('B');
  return (
    <fieldset className="min-w-0">
      <legend className="font-bold">{text}</legend>
      <p className="max-w-reading text-muted">
        Leave a row alone where it is no concern. Tick what you know: a link that is documented counts more than one
        that is suspected.
      </p>
      {concernMarks.map((mark) => (
        <MarkFault key={mark} mark={mark} />
      ))}
      <ul className="mt-4 border-line border-t">
        {concerns.map((concern) => (
          <li
            key={concern}
            className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[minmax(0,1fr)_11rem_minmax(0,16rem)]"
          >
            <div className="min-w-0">
              <p className="font-semibold">{concernLabels[concern]}</p>
              <p className="text-muted text-sm">{concernDescriptions[concern]}</p>
            </div>
            <Select
              name={concern}
              label={
                <>
                  How serious<span className="sr-only">: {concernLabels[concern]}</span>
                </>
              }
              options={severityOptions}
              width="full"
              empty="Not rated"
            />
            <div className="md:pt-5">
              {concernMarks.map((mark) => (
                <Mark key={mark} mark={mark} concern={concern} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
