import { ListForm } from '@/components/admin/list-form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { RuleCaseRow, RuleCasesPage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type RuleCasesProps = { view: RuleCasesPage; action: (previous: Outcome, form: FormData) => Promise<Outcome> };

/** The test cases of a version, each with what running it gave, and the way to add one. */
export function RuleCases({ view, action }: RuleCasesProps) {
  const { version, cases, uncovered, sources, mayEdit } = view;
  return (
    <div className="space-y-8">
      {uncovered.length > 0 && (
        <Alert tone="warning" size="slim">
          No case checks {uncovered.join(', ')} yet.
        </Alert>
      )}
      <DataTable<RuleCaseRow>
        caption="Test cases"
        captionLook="hidden"
        rows={cases}
        rowKey={({ id }) => id}
        empty={<p>This version has no test cases. A draft that is started from it begins with five examples.</p>}
        columns={[
          {
            key: 'name',
            header: 'Case',
            scope: 'row',
            cell: ({ id, position, name }) => (
              <Link href={paths.adminRulesCase(version, id)} look="strong">
                {`${position}. ${name}`}
              </Link>
            ),
          },
          { key: 'programs', header: 'Programs checked', align: 'right', cell: ({ programs }) => programs },
          { key: 'result', header: 'Result', cell: ({ differences }) => <Result differences={differences} /> },
        ]}
      />
      {mayEdit && (
        <Card heading="Add a test case">
          <ListForm action={action} name="case">
            <input type="hidden" name="version" value={version} />
            <TextField name="name" label="Name" hint="What the case stands for, without names of people or agencies." />
            <Select
              name="source"
              label="Answers from"
              hint="The answers are copied. The case first expects what the version before says; change it on the next page."
              options={sources}
              width="long"
            />
            <Submit>Add this case</Submit>
          </ListForm>
        </Card>
      )}
    </div>
  );
}

function Result({ differences }: Pick<RuleCaseRow, 'differences'>) {
  if (differences.length === 0) return <Tag tone="green">As expected</Tag>;
  return (
    <div className="space-y-1">
      <Tag tone="red">Otherwise</Tag>
      <ul className="list-disc pl-5 text-left text-sm">
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
