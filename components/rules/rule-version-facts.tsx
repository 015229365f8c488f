import { LinkButton } from '@/components/ui/button/button';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { RuleVersionPage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';

const casesText = ({ count, failing }: RuleVersionPage['cases']): string => {
  if (count === 0) return 'None';
  return failing === 0 ? `${count}, all come out as they say` : `${count}, of which ${failing} come out otherwise`;
};

/** Where a version comes from and how it stands. */
export function RuleVersionFacts({ view }: { view: RuleVersionPage }) {
  const { version, basedOn, author, approvedBy, latest, changeNote, cases } = view;
  return (
    <section className="space-y-4">
      <h2>About this version</h2>
      <SummaryList
        rows={[
          { label: 'From version', value: basedOn ?? 'None: the first' },
          { label: 'Written by', value: author },
          ...(approvedBy === null ? [] : [{ label: 'Approved by', value: approvedBy }]),
          { label: 'Latest', value: latest },
          { label: 'What changes and why', ...(changeNote === '' ? {} : { value: changeNote }) },
          { label: 'Test cases', value: casesText(cases) },
        ]}
        missing="Not written yet"
      />
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="secondary" href={paths.adminRulesCases(version)}>
          See and run test cases
        </LinkButton>
        <LinkButton tone="secondary" href={paths.adminRulesDifferences(version)}>
          Compare with past assessments
        </LinkButton>
      </div>
    </section>
  );
}
