import { DataTable } from '@/components/ui/data-table/data-table';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import type { AskPage } from '@/lib/domain/agencies/verification';

/** What was given beside what the directory says, and who asks. */
export function AskFacts({ ask }: { ask: AskPage }) {
  return (
    <div className="space-y-8">
      <div className="space-y-2">
        <DataTable
          caption="What was given, and what the directory says"
          rows={ask.facts}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', header: 'Fact', scope: 'row', cell: ({ label }) => <strong>{label}</strong> },
            { key: 'given', header: 'Given', cell: ({ given }) => given || 'Nothing' },
            {
              key: 'directory',
              header: 'Directory',
              cell: ({ directory, differs }) => (
                <>
                  {directory || <span className="text-muted">Not in the directory</span>}{' '}
                  {differs && <Tag tone="yellow">Differs</Tag>}
                </>
              ),
            },
          ]}
        />
        <p className="text-muted text-sm">{ask.source ?? 'The directory has no entry for this agency.'}</p>
      </div>
      <section aria-labelledby="asker" className="space-y-3">
        <h2 id="asker" className="text-xl">
          Who asks
        </h2>
        <SummaryList
          rows={[
            ...ask.contact,
            { label: 'Address confirmed', value: ask.confirmedOn ?? 'Not yet' },
            ...(ask.decidedOn ? [{ label: 'Decided on', value: ask.decidedOn }] : []),
            ...(ask.note ? [{ label: 'Note', value: ask.note }] : []),
          ]}
        />
      </section>
    </div>
  );
}
