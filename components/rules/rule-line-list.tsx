import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import type { RuleLineRow, RuleProgramPage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type RuleLineListProps = {
  view: RuleProgramPage;
  remove: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** The gates, lines and limits of a program in plain words, each of which can be taken out, and the way to add one. */
export function RuleLineList({ view, remove }: RuleLineListProps) {
  const { version, code, seen, lines, kinds } = view;
  return (
    <section className="space-y-4">
      <h2>Gates, lines and limits</h2>
      {lines.length > 0 && (
        <ListForm key={seen} action={remove} name="lines">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="program" value={code} />
          <input type="hidden" name="seen" value={seen} />
          <DataTable<RuleLineRow>
            caption="Gates, lines and limits of this program"
            captionLook="hidden"
            rows={lines}
            rowKey={({ part, id }) => `${part}:${id}`}
            columns={[
              {
                key: 'place',
                header: 'Line',
                scope: 'row',
                cell: ({ place }) => <span className="whitespace-nowrap">{place}</span>,
              },
              { key: 'text', header: 'In plain words', cell: (row) => <Words row={row} /> },
              {
                key: 'remove',
                header: 'Draft',
                cell: ({ part, id, place }) => (
                  <Submit tone="quiet" name="line" value={`${part}:${id}`}>
                    Remove<span className="sr-only"> {place}</span>
                  </Submit>
                ),
              },
            ]}
          />
        </ListForm>
      )}
      {kinds.length > 0 && (
        <LinkButton tone="secondary" href={paths.adminRulesLine(version, code)}>
          Add a gate, a line or a limit
        </LinkButton>
      )}
    </section>
  );
}

function Words({ row: { text, test } }: { row: RuleLineRow }) {
  return (
    <div className="max-w-reading wrap-anywhere text-left">
      {text}
      {test && <span className="block text-muted text-sm">Holds when {test}.</span>}
    </div>
  );
}
