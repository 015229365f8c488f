import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { RecordLabel } from '@/components/records/record-label';
import { Card } from '@/components/ui/card/card';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { type Disposition, periodText, type RetentionPage, retentionRules } from '@/lib/domain/records/retention';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

const dispositions: Record<Disposition, React.ReactNode> = {
  DESTROY: <Tag tone="blue">Destroyed by two people</Tag>,
  APPRAISE: <Tag tone="yellow">Kept: schedule missing</Tag>,
  KEEP: <Tag>Kept for good</Tag>,
  EXPIRE: <Tag>Deleted by itself</Tag>,
};

const countText = (count: number | null): string => (count === null ? '' : count.toLocaleString('en-US'));

/** The schedule, with what is due by it today. */
export function ScheduleTable({ rules }: Pick<RetentionPage, 'rules'>) {
  return (
    <DataTable
      caption="The schedule"
      captionLook="hidden"
      rows={rules}
      rowKey={({ rule }) => rule}
      columns={[
        {
          key: 'what',
          header: 'Records',
          scope: 'row',
          cell: ({ rule }) => (
            <>
              <strong className="block">{retentionRules[rule].label}</strong>
              <span className="text-muted text-sm">{retentionRules[rule].source}</span>
            </>
          ),
        },
        {
          key: 'period',
          header: 'Kept',
          phone: 'block',
          cell: ({ rule }) => periodText(rule),
        },
        { key: 'then', header: 'Then', cell: ({ rule }) => dispositions[retentionRules[rule].disposition] },
        { key: 'due', header: 'Due', align: 'right', cell: ({ due }) => countText(due) },
        { key: 'held', header: 'On hold', align: 'right', cell: ({ held }) => countText(held) },
      ]}
    />
  );
}

/** What would go if somebody asked for it now and another confirmed. */
export function DryRun({ page }: { page: RetentionPage }) {
  return (
    <DataTable
      caption="Due records"
      captionLook="hidden"
      rows={page.list}
      rowKey={({ key }) => key}
      empty={
        <EmptyState heading="Nothing is due" icon="check">
          Records whose time is over appear here, with those that a hold keeps.
        </EmptyState>
      }
      columns={[
        { key: 'what', header: 'Record', scope: 'row', cell: ({ label }) => <RecordLabel label={label} /> },
        { key: 'rule', header: 'Rule', phone: 'block', cell: ({ rule }) => retentionRules[rule].label },
        { key: 'due', header: 'Due since', cell: ({ due }) => <span className="whitespace-nowrap">{due}</span> },
        {
          key: 'held',
          header: 'Outcome',
          cell: ({ held }) => (held ? <Tag tone="yellow">On hold: stays</Tag> : <Tag tone="red">Would go</Tag>),
        },
      ]}
    />
  );
}

/** Asks for the destruction of what the dry run shows. */
export function AskDestruction({ page, ask }: { page: RetentionPage; ask: Act }) {
  if (!page.destroys || page.goes === 0) return null;
  if (page.waiting) {
    return (
      <p>
        A destruction waits for its second person. <Link href={paths.retentionRun(page.waiting)}>Look at it</Link>.
      </p>
    );
  }
  return (
    <Card heading="Ask for the destruction" tone="quiet">
      <ListForm action={ask} name="ask">
        <input type="hidden" name="listSha256" value={page.listSha256} />
        <p className="max-w-reading">
          {page.goes.toLocaleString('en-US')} {page.goes === 1 ? 'record' : 'records'} would go. Nothing goes before
          another person has confirmed exactly this list. What is destroyed cannot be brought back.
        </p>
        <TextArea name="reason" label="Why these records go now" rows={3} max={1000} />
        <Submit tone="secondary">Ask a second person</Submit>
      </ListForm>
    </Card>
  );
}

/** Destructions that were asked for, the latest first. */
export function RunList({ runs }: Pick<RetentionPage, 'runs'>) {
  return (
    <DataTable
      caption="Destructions"
      captionLook="hidden"
      rows={runs}
      rowKey={({ id }) => id}
      empty={<EmptyState heading="No destruction was asked for yet" icon="file" />}
      columns={[
        {
          key: 'number',
          header: 'Destruction',
          scope: 'row',
          cell: ({ id, number }) => (
            <Link href={paths.retentionRun(id)} look="strong">
              {number}
            </Link>
          ),
        },
        { key: 'state', header: 'State', cell: ({ state }) => state },
        { key: 'records', header: 'Records', align: 'right', cell: ({ records }) => records.toLocaleString('en-US') },
        { key: 'asked', header: 'Asked', cell: ({ asked }) => asked },
      ]}
    />
  );
}
