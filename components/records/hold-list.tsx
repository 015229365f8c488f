import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Card } from '@/components/ui/card/card';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import type { HoldLine } from '@/lib/domain/records/hold';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

function What({ what, href }: Pick<HoldLine, 'what' | 'href'>) {
  return href ? <Link href={href}>{what}</Link> : what;
}

/** Holds that stand, each with a way to release it. */
export function StandingHolds({ holds, release }: { holds: readonly HoldLine[]; release: Act | null }) {
  if (holds.length === 0) {
    return (
      <EmptyState heading="No hold stands" icon="lock">
        Cases and agencies whose records have to be kept appear here.
      </EmptyState>
    );
  }
  return (
    <ul className="space-y-4">
      {holds.map((hold) => (
        <li key={hold.id}>
          <Card heading={<span className="wrap-anywhere">{hold.matter}</span>} level={3}>
            <div className="space-y-2">
              <p className="wrap-anywhere">
                Keeps <What {...hold} />. <span className="text-muted">Placed {hold.placed}.</span>
              </p>
              <p className="wrap-anywhere max-w-reading whitespace-pre-line">{hold.reason}</p>
              {release && (
                <Disclosure summary="Release this hold">
                  <ListForm action={release} name={`release-${hold.id}`}>
                    <input type="hidden" name="holdId" value={hold.id} />
                    <TextArea name="reason" label="Why the records no longer have to be kept" rows={3} max={1000} />
                    <Submit tone="danger">Release the hold</Submit>
                  </ListForm>
                </Disclosure>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

/** Holds that were released, with both reasons. */
export function ReleasedHolds({ holds }: { holds: readonly HoldLine[] }) {
  return (
    <DataTable
      caption="Released holds"
      captionLook="hidden"
      rows={holds}
      rowKey={({ id }) => id}
      empty={<EmptyState heading="No hold was released yet" icon="file" />}
      columns={[
        {
          key: 'what',
          header: 'What was kept',
          scope: 'row',
          cell: (hold) => (
            <>
              <What {...hold} />
              <span className="block text-muted text-sm">{hold.matter}</span>
            </>
          ),
        },
        { key: 'placed', header: 'Placed', cell: ({ placed }) => placed },
        { key: 'released', header: 'Released', cell: ({ released }) => released },
        {
          key: 'why',
          header: 'Why it was released',
          phone: 'block',
          cell: ({ releaseReason }) => <span className="wrap-anywhere">{releaseReason}</span>,
        },
      ]}
    />
  );
}
