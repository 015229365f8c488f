'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { ExemptionField } from '@/components/records/exemption-field';
import { ClassTag, OutcomeTag } from '@/components/records/outcome-tag';
import { Card } from '@/components/ui/card/card';
import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { ReleaseItemLine, ReleasePage } from '@/lib/domain/records/release-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { page: Pick<ReleasePage, 'id' | 'version' | 'status' | 'items' | 'acts'>; decide: Act };

const byPart = (items: readonly ReleaseItemLine[]): [string, ReleaseItemLine[]][] => {
  const parts = new Map<string, ReleaseItemLine[]>();
  for (const item of items) parts.set(item.part, [...(parts.get(item.part) ?? []), item]);
  return [...parts];
};

const marksText = (count: number): string => (count === 0 ? 'None' : count.toLocaleString('en-US'));

const columnsFor = (releaseId: string, edit: boolean): Column<ReleaseItemLine>[] => [
  {
    key: 'item',
    header: 'Item',
    scope: 'row',
    cell: ({ id, label }) => (
      <span className="flex items-start gap-3">
        {edit && (
          <input
            type="checkbox"
            name="itemIds"
            value={id}
            aria-label={`Choose ${label}`}
            className="mt-0.5 size-5 shrink-0 accent-primary"
          />
        )}
        <Link href={paths.releaseItem(releaseId, id)}>{label}</Link>
      </span>
    ),
  },
  { key: 'class', header: 'Class', cell: ({ class: disclosure }) => <ClassTag value={disclosure} /> },
  { key: 'outcome', header: 'Outcome', cell: (item) => <OutcomeTag {...item} /> },
  { key: 'marks', header: 'Marks', align: 'right', cell: ({ marks }) => marksText(marks) },
];

/** Everything of the case with what becomes of it; several items are judged at once. */
export function ReleaseItems({ page, decide }: Props) {
  const [answer, act] = useActionState(decide, idle);
  const { edit } = page.acts;
  return (
    <Form action={act} answer={answer} name="items" after="clear">
      <input type="hidden" name="releaseId" value={page.id} />
      <input type="hidden" name="version" value={page.version} />
      <div className="space-y-8">
        {byPart(page.items).map(([part, items]) => (
          <DataTable
            key={part}
            caption={part}
            widths="even"
            rows={items}
            rowKey={({ id }) => id}
            columns={columnsFor(page.id, edit)}
          />
        ))}
      </div>
      {edit && (
        <Card heading="Judge the chosen items" level={3} tone="quiet">
          <div className="space-y-6">
            {page.status !== 'PREPARING' && (
              <p className="max-w-reading">
                A change takes the copy back to be prepared, and whoever makes it cannot approve the copy any more. To
                ask for one, send the copy back.
              </p>
            )}
            <RadioGroup
              name="decision"
              label="What becomes of them"
              choices={[
                { value: 'RELEASE', label: 'They leave', hint: 'Without the words that are marked.' },
                {
                  value: 'WITHHOLD',
                  label: 'They are withheld',
                  hint: 'Named in the copy, with the reason.',
                  reveal: <ExemptionField label="Why they do not leave" />,
                },
                {
                  value: 'LEAVE_OUT',
                  label: 'They were not asked for',
                  hint: 'They are no part of this record request.',
                },
              ]}
            />
            <Submit tone="secondary">Save for the chosen items</Submit>
          </div>
        </Card>
      )}
    </Form>
  );
}
