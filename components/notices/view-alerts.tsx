import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import type { ViewAlertRow } from '@/lib/domain/view-alerts';

type Props = {
  alerts: readonly ViewAlertRow[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

const lists = { AGREEMENTS: 'Saved view of agreements', REQUESTS: 'Saved view of requests' } as const;

/** The saved views that tell a person what enters them, each with a button that ends it. */
export function ViewAlerts({ alerts, action }: Props) {
  return (
    <section aria-labelledby="told-views" className="space-y-4">
      <h2 id="told-views">Saved views that tell you what enters them</h2>
      {alerts.length === 0 ? (
        <EmptyState icon="bell" heading="None">
          Open your views of <Link href={paths.savedViews('REQUESTS')}>requests</Link> or{' '}
          <Link href={paths.savedViews('AGREEMENTS')}>agreements</Link> and press “Tell me when a case enters this
          view”.
        </EmptyState>
      ) : (
        <ul>
          {alerts.map(({ viewId, name, list, href }) => (
            <li key={viewId} className="border-line border-b py-3">
              <ListForm action={action} name={`view-${viewId}`}>
                <input type="hidden" name="viewId" value={viewId} />
                <div className="flex flex-wrap items-center justify-between gap-4">
                  <p className="wrap-anywhere min-w-0">
                    <Link href={href}>{name}</Link>
                    <span className="block text-muted">{lists[list]}</span>
                  </p>
                  <Submit tone="secondary" name="tell" value="OFF">
                    Stop telling me
                    <span className="sr-only"> of {name}</span>
                  </Submit>
                </div>
              </ListForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
